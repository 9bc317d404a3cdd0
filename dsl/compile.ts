// The pipeline, one line a phase: text -> AST -> parts -> model -> criteria graph; holds no state.
import type { CriteriaGraph } from './decision/criteria-graph.ts';
import { assignIds } from './model/criterion-ids.ts';
import { declaredElements } from './model/elements.ts';
import type { Guideline } from './model/guideline.ts';
import { lowerGuideline } from './model/lower.ts';
import { headerValue, orderedSections, type Part } from './model/parts.ts';
import { checkHeader, resolveGuideline } from './model/resolve.ts';
import { diagnose } from './source/catalogue.ts';
import type { Diagnostic } from './source/diagnostic.ts';
import type { SourceText } from './source/source-text.ts';
import type { Clause, GuidelineDocument, IncludeSection } from './syntax/ast.ts';
import type { Syntax } from './syntax/parse.ts';

/** A guideline with everything that follows from its text; diagnostics are those of all phases, in the order of the text. */
export interface CompiledGuideline {
  readonly source: SourceText;
  readonly document: GuidelineDocument;
  readonly guideline: Guideline;
  readonly graph: CriteriaGraph;
  /** The texts of the included fragments, in the order of their includes. */
  readonly fragments: readonly SourceText[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Finds `include id version` in the library: the text of a fragment, or undefined. */
export type FindFragment = (id: string, version: string) => SourceText | undefined;

export function compileGuideline(
  syntax: Syntax,
  source: SourceText,
  findFragment: FindFragment,
): CompiledGuideline {
  const parsed = syntax.parseGuideline(source);
  const document = parsed.value;
  const diagnostics: Diagnostic[] = [...parsed.diagnostics];
  const report = (diagnostic: Diagnostic): void => void diagnostics.push(diagnostic);
  if (document.title !== undefined || document.header.length > 0) checkHeader(document, source.uri, report);
  const own = makePart(document, source.uri, '', report);
  const included = includeFragments(syntax, own, findFragment, report);
  const parts = [own, ...included.parts.values()];
  reportElementConflicts(parts, report);
  const sections = orderedSections(own, included.parts);
  const guideline = resolveGuideline({ own, fragments: included.parts, sections, report });
  const graph = lowerGuideline({ own, parts, sections, report });
  return {
    source,
    document,
    guideline,
    graph,
    fragments: included.sources,
    diagnostics: inOrder(diagnostics, source.uri),
  };
}

function makePart(
  document: GuidelineDocument,
  uri: string,
  prefix: string,
  report: (diagnostic: Diagnostic) => void,
): Part {
  return {
    document,
    uri,
    prefix,
    ids: assignIds(document, uri, prefix, report),
    elements: declaredElements(document, uri, report),
  };
}

function includeFragments(
  syntax: Syntax,
  own: Part,
  findFragment: FindFragment,
  report: (diagnostic: Diagnostic) => void,
): { readonly parts: ReadonlyMap<IncludeSection, Part>; readonly sources: readonly SourceText[] } {
  const parts = new Map<IncludeSection, Part>();
  const sources: SourceText[] = [];
  for (const section of own.document.sections) {
    if (section.kind !== 'include') continue;
    const id = section.id?.value ?? '';
    const version = section.version?.value ?? '';
    const span = {
      start: section.id?.span.start ?? section.keyword.span.start,
      end: (section.version ?? section.id ?? section.keyword).span.end,
    };
    if (own.document.kind === 'fragment') {
      report(diagnose('model/nested-include', { uri: own.uri, span }, {}));
      continue;
    }
    const found = findFragment(id, version);
    if (!found) {
      report(diagnose('model/missing-include', { uri: own.uri, span }, { id, version }));
      continue;
    }
    const parsed = syntax.parseGuideline(found);
    parsed.diagnostics.forEach(report);
    sources.push(found);
    parts.set(
      section,
      makePart(parsed.value, found.uri, `${headerValue(parsed.value, 'id') || id}.`, report),
    );
  }
  return { parts, sources };
}

/** Equal declarations merge; unequal ones, and an element that shares its name with a criterion, are errors. */
function reportElementConflicts(parts: readonly Part[], report: (diagnostic: Diagnostic) => void): void {
  const [own, ...fragments] = parts;
  for (const part of fragments) {
    for (const [name, declared] of part.elements) {
      const mine = own?.elements.get(name);
      if (
        !own ||
        !mine ||
        (mine.printed === declared.printed && mine.element.label === declared.element.label)
      )
        continue;
      const span = mine.declaration?.name.span ?? { start: 0, end: 0 };
      const related = declared.declaration
        ? [{ uri: part.uri, span: declared.declaration.name.span, message: 'declared differently here' }]
        : [];
      report(diagnose('model/include-conflict', { uri: own.uri, span, related }, { name }));
    }
  }
  for (const part of parts) {
    part.ids.item.forEach((id, item) => reportElementName(parts, part, item.clauses[0], id, report));
    part.ids.clause.forEach((id, clause) => reportElementName(parts, part, clause, id, report));
  }
}

function reportElementName(
  parts: readonly Part[],
  { uri }: Part,
  clause: Clause | undefined,
  id: string,
  report: (diagnostic: Diagnostic) => void,
): void {
  const written = clause?.id;
  if (!written || !parts.some((other) => other.elements.has(id)) || !isAnswered(clause)) return;
  const span = { start: written.span.start - 1, end: written.span.end + 1 };
  report(diagnose('model/id-and-element', { uri, span }, { id }));
}

/** A reviewer answers it, under its id among the facts. */
function isAnswered(clause: Clause): boolean {
  return (
    clause.words !== undefined &&
    !clause.details.some((detail) => detail.kind === 'WHEN' || detail.kind === 'LIMIT')
  );
}

function inOrder(diagnostics: readonly Diagnostic[], uri: string): readonly Diagnostic[] {
  const rank = (diagnostic: Diagnostic): number => (diagnostic.uri === uri ? 0 : 1);
  return diagnostics.toSorted(
    (a, b) =>
      rank(a) - rank(b) || (a.uri < b.uri ? -1 : a.uri > b.uri ? 1 : 0) || a.span.start - b.span.start,
  );
}
