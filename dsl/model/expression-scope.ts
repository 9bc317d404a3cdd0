// What lowering an expression needs around it: the builder, the elements by name, and the reports that every shape shares.
import type { Element, ElementIndex, NodeIndex, Origin, Test } from '../decision/criteria-graph.ts';
import { diagnose, type DiagnosticPlace } from '../source/catalogue.ts';
import type { Diagnostic } from '../source/diagnostic.ts';
import type { Words } from '../syntax/ast.ts';
import type { GraphBuilder } from './graph-builder.ts';
import { nearNames } from './near-names.ts';

export interface ExpressionScope {
  readonly uri: string;
  readonly builder: GraphBuilder;
  readonly origin: Origin;
  readonly report: (diagnostic: Diagnostic) => void;
  /** undefined: no such element. */
  readonly elementIndex: (name: string) => ElementIndex | undefined;
  /** All that are declared, for what a wrong name may mean. */
  readonly elementNames: () => readonly string[];
  /** The node of another criterion; reports an unknown id and a cycle. */
  readonly criterion: (id: Words) => NodeIndex | undefined;
}

export type Located = { readonly index: ElementIndex; readonly element: Element; readonly name: Words };

export function locate(scope: ExpressionScope, name: Words): Located | undefined {
  const index = scope.elementIndex(name.value);
  const element = index === undefined ? undefined : scope.builder.element(index);
  if (index === undefined || !element) {
    scope.report(
      diagnose('model/unknown-element', { ...meant(scope, name), span: name.span }, { name: name.value }),
    );
    return undefined;
  }
  return { index, element, name };
}

function meant(
  { uri, elementNames }: ExpressionScope,
  { value, span }: Words,
): Pick<DiagnosticPlace, 'uri' | 'help' | 'fixes'> {
  const near = nearNames(value, elementNames());
  if (near.length === 0) return { uri };
  const help = `Did you mean ${near.map((name) => `\`${name}\``).join(' or ')}? Else declare it in the section data.`;
  const fixes = near.map((name) => ({ label: `Write ${name}`, edits: [{ uri, span, newText: name }] }));
  return { uri, help, fixes };
}

export function expectKind(
  scope: ExpressionScope,
  located: Located,
  kinds: readonly Element['kind'][],
  operator: string,
): boolean {
  const { element, name } = located;
  if (kinds.includes(element.kind)) return true;
  scope.report(
    diagnose(
      'model/wrong-type',
      { uri: scope.uri, span: name.span },
      { name: name.value, type: element.kind, operator },
    ),
  );
  return false;
}

/** Says what is wrong with a condition, which then is no condition. */
export function reject(scope: ExpressionScope, diagnostic: Diagnostic): undefined {
  scope.report(diagnostic);
  return undefined;
}

export function addTest(scope: ExpressionScope, test: Test): NodeIndex {
  return scope.builder.add({ kind: 'test', test, origin: scope.origin });
}

export function partScope(scope: ExpressionScope): ExpressionScope {
  return { ...scope, origin: { ...scope.origin, role: 'part' } };
}
