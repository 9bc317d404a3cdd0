// Cases as written to cases with explicit facts: every line finds its one question or data element, or says why not; evaluates nothing itself.
import type { CriteriaGraph, ElementIndex } from '../decision/criteria-graph.ts';
import { needsInformation } from '../decision/criteria-graph.ts';
import type { ElementValue } from '../decision/facts.ts';
import { writeFacts } from '../decision/facts.ts';
import type { Guideline } from '../model/guideline.ts';
import { diagnose } from '../source/catalogue.ts';
import type { Diagnostic, Outcome } from '../source/diagnostic.ts';
import type { Span } from '../source/span.ts';
import { coverSpan } from '../source/span.ts';
import type { CaseEntry, CaseLine, CasesDocument } from '../syntax/ast.ts';
import type { Case, Expectation } from './case.ts';
import { caseNames } from './case-names.ts';
import type { CaseContext, Given } from './case-context.ts';
import { reportUnknownId } from './case-context.ts';
import { readAssignment, resolveAnswer } from './case-lines.ts';
import { closerOf } from './close-case.ts';

/** A case with a faulty line keeps its other lines. */
export function resolveCases(
  document: CasesDocument,
  uri: string,
  compiled: { readonly graph: CriteriaGraph; readonly guideline: Guideline },
): Outcome<readonly Case[]> {
  const diagnostics: Diagnostic[] = [];
  const { graph, guideline } = compiled;
  const context: CaseContext = {
    uri,
    graph,
    names: caseNames(graph, guideline),
    close: closerOf(graph),
    report: (diagnostic) => diagnostics.push(diagnostic),
  };
  reportOtherGuideline(context, document);
  reportDuplicateTitles(context, document.cases);
  const cases = document.cases.map((entry) => resolveCase(context, entry));
  return { value: cases, diagnostics: diagnostics.toSorted((a, b) => a.span.start - b.span.start) };
}

function resolveCase(context: CaseContext, entry: CaseEntry): Case {
  const { graph, uri } = context;
  const given = new Map<ElementIndex, Given>();
  let closing: Span | undefined;
  let expect: Expectation | undefined;
  for (const line of entry.lines) {
    switch (line.kind) {
      case 'answer':
        give(context, given, line.span, resolveAnswer(context, line));
        break;
      case 'assign':
        give(context, given, line.span, readAssignment(context, line));
        break;
      case 'others':
        if (line.state === 'not met') closing = line.span;
        else context.report(diagnose('cases/others-met', { uri, span: line.span }, { state: line.state }));
        break;
      case 'expect':
        if (expect) context.report(diagnose('cases/two-expectations', { uri, span: line.span }, {}));
        else expect = resolveExpectation(context, line);
        break;
    }
  }
  const title = entry.title.value;
  if (!entry.lines.some(({ kind }) => kind === 'expect')) {
    context.report(diagnose('cases/nothing-expected', { uri, span: entry.title.span }, { title }));
  }
  const facts = writeFacts(graph, valuesOf(context, given, closing));
  return { title, facts, expect, place: { uri, span: entry.span } };
}

function give(
  context: CaseContext,
  given: Map<ElementIndex, Given>,
  span: Span,
  next: Given | undefined,
): void {
  if (!next) return;
  const before = given.get(next.element);
  if (before && JSON.stringify(before.value) !== JSON.stringify(next.value)) {
    context.report(diagnose('cases/answered-twice', { uri: context.uri, span }, { name: next.name }));
    return;
  }
  given.set(next.element, next);
}

function valuesOf(
  context: CaseContext,
  given: ReadonlyMap<ElementIndex, Given>,
  closing: Span | undefined,
): readonly (ElementValue | undefined)[] {
  const { graph, uri } = context;
  const values = graph.elements.map((_, index) => given.get(index)?.value);
  if (!closing) return values;
  const closed = context.close(values, (element) => given.has(element));
  for (const element of closed.open) {
    const name = graph.elements[element]?.key ?? '';
    context.report(diagnose('cases/no-closing-value', { uri, span: closing }, { name }));
  }
  return closed.values;
}

function resolveExpectation(
  context: CaseContext,
  line: Extract<CaseLine, { kind: 'expect' }>,
): Expectation | undefined {
  const { graph, names, uri } = context;
  const verdicts = new Set([
    ...graph.verdicts.rows.map(({ determination }) => determination),
    graph.verdicts.otherwise.determination,
    needsInformation,
  ]);
  const because = line.because.filter((id) => {
    const known = names.criteria.has(id.value);
    if (!known) reportUnknownId(context, id);
    return known;
  });
  if (!verdicts.has(line.verdict.value)) {
    const help = `Use ${[...verdicts].join(', ')}.`;
    const { span, value: verdict } = line.verdict;
    context.report(diagnose('cases/unknown-determination', { uri, span, help }, { verdict }));
    return undefined;
  }
  return {
    determination: line.verdict.value,
    because: because.map(({ value }) => value),
    place: { uri, span: line.span },
  };
}

function reportOtherGuideline(context: CaseContext, document: CasesDocument): void {
  const { id, version } = context.graph.guideline;
  const { guideline, version: ofCases } = document;
  if (!guideline || !ofCases || (guideline.value === id && ofCases.value === version)) return;
  const span = coverSpan(guideline.span, ofCases.span);
  const names = { cases: `${guideline.value} ${ofCases.value}`, guideline: `${id} ${version}` };
  context.report(diagnose('cases/other-guideline', { uri: context.uri, span }, names));
}

function reportDuplicateTitles(context: CaseContext, entries: readonly CaseEntry[]): void {
  const first = new Map<string, Span>();
  for (const { title } of entries) {
    const { uri } = context;
    const before = first.get(title.value);
    if (before === undefined) first.set(title.value, title.span);
    else {
      const related = [{ uri, span: before, message: 'used here first' }];
      context.report(
        diagnose('cases/duplicate-title', { uri, span: title.span, related }, { title: title.value }),
      );
    }
  }
}
