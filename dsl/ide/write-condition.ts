// A condition on one data element, out of a form, written under a criterion or in place of the condition that it has.
import type { Detail } from '../syntax/ast.ts';
import type { Workspace } from '../workspace.ts';
import { condition, isQuestion } from './action-make-computable.ts';
import { createActionContext } from './action-context.ts';
import { guidelineDocument } from './item-lookup.ts';
import { fragmentsOf } from './related-documents.ts';
import { refuse, type Attempt, type RefusedWriting } from './write-draft.ts';
import { applyPlain, spanAfter } from './write-lines.ts';
import type { Page } from './write-places.ts';
import type { Span } from '../source/span.ts';

/** What a condition can ask of an element, in the words of the language. */
export const conditionTests = {
  'yes-no': ['is so', 'is not so'],
  choice: ['is', 'is not'],
  scale: ['at least', 'at most', 'is', 'is not'],
  quantity: ['>=', '>', '<=', '<', '=', 'between'],
  count: ['>=', '>', '<=', '<', '=', 'between'],
  date: ['within', 'on or after', 'before'],
  codes: ['in', 'not in'],
} as const;

export type ConditionKind = keyof typeof conditionTests;
export type ConditionTest = (typeof conditionTests)[ConditionKind][number];

export interface ConditionForm {
  readonly element: string;
  readonly test: ConditionTest;
  /** Of a choice, a scale, codes. */
  readonly values: readonly string[];
  /** A number, a day YYYY-MM-DD, or how many of `unit`. */
  readonly from: string;
  /** Only of `between`. */
  readonly to: string;
  /** Only of `within`: before the request. */
  readonly unit: 'days' | 'weeks' | 'months' | 'years';
}

/** A data element that a condition can read. */
export interface ListedElement {
  readonly name: string;
  readonly label: string;
  readonly kind: ConditionKind;
  readonly values: readonly string[];
  /** Of a quantity. */
  readonly unit: string;
}

/** Those of the document and of the fragments that it includes. */
export function listedElements(workspace: Workspace, uri: string): readonly ListedElement[] {
  const uris = [uri, ...fragmentsOf(workspace, uri).map((fragment) => fragment.uri)];
  const found = new Map<string, ListedElement>();
  for (const at of uris)
    for (const section of guidelineDocument(workspace, at)?.sections ?? []) {
      if (section.kind !== 'data') continue;
      for (const { name, label, type } of section.elements) {
        if (type === undefined || found.has(name.value)) continue;
        found.set(name.value, {
          name: name.value,
          label: label?.value ?? name.value,
          kind: type.kind,
          values: 'values' in type ? type.values.map(({ value }) => value) : [],
          unit: type.kind === 'quantity' ? (type.unit?.value ?? '') : '',
        });
      }
    }
  return [...found.values()];
}

export function writeCondition(
  workspace: Workspace,
  { source }: Page,
  selection: Span,
  form: ConditionForm,
): Attempt {
  const clause = createActionContext(workspace, source.uri, selection)?.at?.clause;
  const old = clause?.details.find((detail): detail is Computed => detail.kind === 'WHEN');
  if (clause === undefined || (old === undefined && !isQuestion(clause)))
    return refuse('Put the cursor on a criterion without a list of its own.');
  const element = listedElements(workspace, source.uri).find(({ name }) => name === form.element);
  if (element === undefined) return refuse('Choose what it is read from.', 'element');
  const words = expressionOf(element, form);
  if (typeof words !== 'string') return words;
  const edit = old === undefined ? condition(source, clause, words) : { span: old.text.span, newText: words };
  const edits = [{ span: edit.span, newText: edit.newText }];
  const text = applyPlain(source.text, edits);
  const { end } = spanAfter(edits);
  const start = text.lastIndexOf('WHEN', end);
  return {
    kind: 'draft',
    edits,
    select: { start: end - words.length, end },
    show: { start, end },
    said: `It is met now when ${words}`,
    came: [],
    went: [],
  };
}

type Computed = Extract<Detail, { readonly kind: 'WHEN' | 'APPLIES TO' | 'EFFECTIVE' | 'LIMIT' }>;

function expressionOf(element: ListedElement, form: ConditionForm): string | RefusedWriting {
  const { name } = element;
  const { test } = form;
  const fits: readonly string[] = conditionTests[element.kind];
  if (!fits.includes(test)) return refuse('Choose what is asked of it.', 'test');
  const values = form.values.map((value) => value.trim()).filter((value) => value !== '');
  switch (element.kind) {
    case 'yes-no':
      return test === 'is so' ? name : `NOT ${name}`;
    case 'choice':
    case 'scale': {
      if (values.length === 0) return refuse('Choose a value.', 'values');
      const quoted = values.map((value) => (/^[^\s",;(){}[\]<>=!]+$/.test(value) ? value : `"${value}"`));
      return `${name} ${test} ${test.startsWith('at') ? (quoted[0] ?? '') : quoted.join(' or ')}`;
    }
    case 'codes':
      if (values.length === 0) return refuse('Write the codes, or ranges such as C34.00-C34.92.', 'values');
      return `${name} ${test} ${values.map((value) => value.toUpperCase()).join(', ')}`;
    case 'quantity':
    case 'count':
      return numberExpression(element, form);
    case 'date':
      return dateExpression(name, form);
  }
}

function numberExpression({ name, unit }: ListedElement, form: ConditionForm): string | RefusedWriting {
  const amount = (number: string): string => (unit === '' ? number : `${number} ${unit}`);
  const isNumber = (text: string): boolean => /^[+-]?\d+(?:\.\d+)?$/.test(text);
  if (!isNumber(form.from)) return refuse('Write a number; decimals have a point.', 'from');
  if (form.test !== 'between') return `${name} ${form.test} ${amount(form.from)}`;
  if (!isNumber(form.to)) return refuse('Write a number; decimals have a point.', 'to');
  return `${name} between ${amount(form.from)} and ${amount(form.to)}`;
}

function dateExpression(name: string, { test, from, unit }: ConditionForm): string | RefusedWriting {
  if (test === 'within')
    return /^\d{1,4}$/.test(from)
      ? `${name} within ${from} ${unit} before request`
      : refuse('How long ago at most, in whole numbers.', 'from');
  return /^\d{4}-\d\d-\d\d$/.test(from)
    ? `${name} ${test} ${from}`
    : refuse('Write the day as YYYY-MM-DD.', 'from');
}
