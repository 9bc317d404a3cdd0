// Declared and built-in data elements as the typed facts of a decision; checks declarations, not their use.
import { diagnose } from '../source/catalogue.ts';
import type { Diagnostic } from '../source/diagnostic.ts';
import type { Element } from '../decision/criteria-graph.ts';
import { parseDecimal, scaleDecimal } from '../decision/decimal.ts';
import type { DataDeclaration, DataType, Expression, GuidelineDocument, Words } from '../syntax/ast.ts';
import { expressionParts, criteriaSections, walkGroup } from '../syntax/walk.ts';
import { printDataType } from '../syntax/print-sections.ts';
import { readUnit, unitHelp } from './units.ts';

export interface DeclaredElement {
  readonly element: Element;
  readonly declaration: DataDeclaration | undefined;
  readonly uri: string;
  /** The type as printed; equal declarations of guideline and fragment merge by it. */
  readonly printed: string;
}

const nameForm = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

/** Words of conditions: an element of this name could not be read there. */
export const reservedNames: ReadonlySet<string> = new Set(
  'is not or and at least most more less than between within before after of in known per from'.split(' '),
);

export const builtInNames = ['request', 'service', 'phase', 'jurisdiction', 'line-of-business'] as const;

export function declaredElements(
  document: GuidelineDocument,
  uri: string,
  report: (diagnostic: Diagnostic) => void,
): ReadonlyMap<string, DeclaredElement> {
  const found = new Map<string, DeclaredElement>();
  for (const section of document.sections) {
    if (section.kind !== 'data') continue;
    for (const declaration of section.elements) {
      const { name } = declaration;
      if (reservedNames.has(name.value))
        report(diagnose('model/reserved-name', { uri, span: name.span }, { name: name.value }));
      else if (!nameForm.test(name.value))
        report(diagnose('model/bad-element-name', { uri, span: name.span }, { name: name.value }));
      else if (found.has(name.value) || (builtInNames as readonly string[]).includes(name.value)) {
        report(diagnose('model/duplicate-element', { uri, span: name.span }, { name: name.value }));
      } else {
        const element = typedElement(declaration, uri, report);
        if (element && declaration.type)
          found.set(name.value, { element, declaration, uri, printed: printDataType(declaration.type) });
      }
    }
  }
  return found;
}

/** The facts about the request itself; the open ones take their values from their use in the documents. */
export function builtInElement(name: string, documents: readonly GuidelineDocument[]): Element | undefined {
  switch (name) {
    case 'request':
      return { kind: 'date', key: name, label: 'Date of service' };
    case 'service':
      return { kind: 'codes', key: name, label: 'Requested services', system: '' };
    case 'phase':
      return {
        kind: 'choice',
        key: name,
        label: 'Phase of the request',
        values: ['initial', 'continuation', 'repeat'],
      };
    case 'jurisdiction':
      return {
        kind: 'choice',
        key: name,
        label: 'Jurisdiction',
        values: [...usedValues(name, documents), 'other'],
      };
    case 'line-of-business':
      return {
        kind: 'choice',
        key: name,
        label: 'Line of business',
        values: [...usedValues(name, documents), 'other'],
      };
    default:
      return undefined;
  }
}

function usedValues(name: string, documents: readonly GuidelineDocument[]): readonly string[] {
  const values = new Set<string>();
  const visit = (expression: Expression | undefined): void => {
    for (const part of expression ? expressionParts(expression) : []) {
      if (part.kind === 'is' && part.element.value === name)
        part.values.forEach((value) => values.add(value.value));
    }
  };
  for (const section of documents.flatMap(criteriaSections)) {
    if (!section.group) continue;
    walkGroup(section.group, {
      clause: (clause) =>
        clause.details.forEach((detail) => 'expression' in detail && visit(detail.expression)),
    });
  }
  values.delete('other');
  return [...values];
}

function typedElement(
  declaration: DataDeclaration,
  uri: string,
  report: (diagnostic: Diagnostic) => void,
): Element | undefined {
  const { type, name } = declaration;
  const base = { key: name.value, label: declaration.label?.value ?? name.value };
  if (!type) return undefined;
  switch (type.kind) {
    case 'choice':
    case 'scale':
      return { ...base, kind: type.kind, values: [...new Set(type.values.map((value) => value.value))] };
    case 'count':
    case 'date':
    case 'yes-no':
      return { ...base, kind: type.kind };
    case 'codes':
      return { ...base, kind: 'codes', system: type.system?.value ?? '' };
    case 'quantity':
      return quantityElement(base, type, uri, report);
  }
}

function quantityElement(
  base: { readonly key: string; readonly label: string },
  type: Extract<DataType, { kind: 'quantity' }>,
  uri: string,
  report: (diagnostic: Diagnostic) => void,
): Element | undefined {
  const precision = type.precision?.value ?? '1';
  const unit = type.unit?.value ?? '';
  if (type.unit && !readUnit(unit))
    report(diagnose('model/unknown-unit', { uri, span: type.unit.span, ...unitHelp(unit) }, { unit }));
  const decimals = decimalPlaces(precision);
  const step = scaledNumber(precision, decimals);
  const bad = (words: Words): undefined => {
    report(diagnose('model/bad-number', { uri, span: words.span }, { number: words.value }));
    return undefined;
  };
  if (type.precision && (step === undefined || step <= 0)) return bad(type.precision);
  const min = type.from && scaledNumber(type.from.value, decimals);
  const max = type.to && scaledNumber(type.to.value, decimals);
  if (type.from && min === undefined) return bad(type.from);
  if (type.to && (max === undefined || (min !== undefined && max < min))) return bad(type.to);
  return { ...base, kind: 'quantity', unit, decimals, step: step ?? 1, min, max };
}

export function decimalPlaces(text: string): number {
  const point = text.indexOf('.');
  return point < 0 ? 0 : text.length - point - 1;
}

/** Whole steps of the last of `decimals` places; undefined where the text is finer, no number or too long to be exact. */
export function scaledNumber(text: string, decimals: number): number | undefined {
  const decimal = parseDecimal(text.replace(/^\+/, ''));
  const scaled = decimal && Number(scaleDecimal(decimal, decimals) ?? Number.NaN);
  return scaled !== undefined && Number.isSafeInteger(scaled) ? scaled : undefined;
}
