// What rules share of one document, each part made when a rule first asks for it; judges nothing.
import type { CompiledGuideline } from '../compile.ts';
import type { CriteriaGraph } from '../decision/criteria-graph.ts';
import type { CreateSolver } from '../decision/sat-solver.ts';
import type { Guideline } from '../model/guideline.ts';
import type { Span } from '../source/span.ts';
import type { GuidelineDocument, Section } from '../syntax/ast.ts';
import { collectAbbreviations, type Abbreviations } from './abbreviations.ts';
import {
  itemsOf,
  listsIn,
  locateSections,
  type LocatedClause,
  type LocatedItem,
  type LocatedList,
  type LocatedSection,
} from './located.ts';
import { analyseLogic, type LogicAnalysis } from '../analysis/logic.ts';
import { nearMisses, type NearMiss } from './near-miss.ts';
import { once } from './once.ts';
import { collectPassages, withoutComments, type Passage, type PassageRole } from './passages.ts';
import { assumeSame, type SameMeaning } from './same-meaning.ts';
import { indexTerms, type TermIndex } from './term-index.ts';

export interface LintContext {
  readonly uri: string;
  readonly compiled: CompiledGuideline;
  readonly document: GuidelineDocument;
  readonly guideline: Guideline;
  readonly graph: CriteriaGraph;
  /** Date of reference, YYYY-MM-DD; undefined where the caller gave none. */
  readonly today: string | undefined;
  /** The document's text with comments blanked out; every offset stays. */
  readonly text: string;
  readonly sections: readonly LocatedSection[];
  /** In the order of the text. */
  readonly lists: readonly LocatedList[];
  readonly items: readonly LocatedItem[];
  readonly clauses: readonly LocatedClause[];
  /** By id, `<id>.head` included. */
  clauseOf(id: string): LocatedClause | undefined;
  readonly passages: readonly Passage[];
  readonly terms: TermIndex;
  readonly abbreviations: Abbreviations;
  /** In the words of criteria and what stands under them. */
  readonly nearMisses: readonly NearMiss[];
  /** What is proved of the criteria as they are. */
  readonly logic: LogicAnalysis;
  /** Questions whose words name the same thing, and what would follow if they were the same. */
  readonly sameMeaning: SameMeaning;
  /** What came out of comparing with another document, made once while both are current. */
  compared<T>(other: object, make: () => T): T;
  sectionsOf<K extends Section['kind']>(...kinds: readonly K[]): readonly Extract<Section, { kind: K }>[];
  header(key: string): { readonly value: string; readonly span: Span } | undefined;
  /** The words as they stand in the text, comments blanked out. */
  slice(span: Span): string;
}

export function createContext(
  compiled: CompiledGuideline,
  today: string | undefined,
  createSolver?: CreateSolver,
): LintContext {
  const { document, guideline, graph, source } = compiled;
  const text = once(() => withoutComments(document, source.text));
  const sections = once(() => locateSections(document, guideline));
  const lists = once(() => sections().flatMap(({ list }) => listsIn(list)));
  const items = once(() => sections().flatMap(({ list }) => itemsOf(list)));
  const clauses = once(() => items().flatMap((item) => item.clauses));
  const byId = once(() => clausesById(clauses()));
  const passages = once(() => collectPassages(document, sections(), text()));
  const terms = once(() => indexTerms(document, guideline));
  const abbreviations = once(() => collectAbbreviations(passages()));
  const misses = once(() =>
    nearMisses(
      passages().filter(({ role }) => criteriaRoles.has(role)),
      terms(),
    ),
  );
  const logic = once(() => analyseLogic(graph, createSolver));
  const sameMeaning = once(() => assumeSame(graph, terms(), createSolver));
  const comparisons = new WeakMap<object, unknown>();
  return {
    uri: source.uri,
    compiled,
    document,
    guideline,
    graph,
    today,
    get text() {
      return text();
    },
    get sections() {
      return sections();
    },
    get lists() {
      return lists();
    },
    get items() {
      return items();
    },
    get clauses() {
      return clauses();
    },
    clauseOf: (id) => byId().get(id),
    get passages() {
      return passages();
    },
    get terms() {
      return terms();
    },
    get abbreviations() {
      return abbreviations();
    },
    get nearMisses() {
      return misses();
    },
    get logic() {
      return logic();
    },
    get sameMeaning() {
      return sameMeaning();
    },
    compared: <T>(other: object, make: () => T) => {
      if (!comparisons.has(other)) comparisons.set(other, make());
      // One kind of comparison is kept per document.
      return comparisons.get(other) as T;
    },
    sectionsOf: <K extends Section['kind']>(...kinds: readonly K[]) =>
      document.sections.filter((section): section is Extract<Section, { kind: K }> =>
        (kinds as readonly string[]).includes(section.kind),
      ),
    header: (key) => headerField(document, key),
    slice: (span) => text().slice(span.start, span.end),
  };
}

/** What stands in a criteria section. */
export const criteriaRoles: ReadonlySet<PassageRole> = new Set([
  'lead-in',
  'criterion',
  'entry',
  'note',
  'reason',
  'evidence',
]);

function clausesById(clauses: readonly LocatedClause[]): ReadonlyMap<string, LocatedClause> {
  const found = new Map<string, LocatedClause>();
  for (const located of clauses) {
    found.set(located.id, located);
    found.set(`${located.id}.head`, located);
  }
  return found;
}

function headerField(
  document: GuidelineDocument,
  key: string,
): { readonly value: string; readonly span: Span } | undefined {
  const field = document.header.find((entry) => entry.key.value === key);
  if (!field || field.value.value === '') return undefined;
  return { value: field.value.value.replace(/^"(.*)"$/, '$1'), span: field.value.span };
}

/** `“Gliomas, to differentiate from” (1.c)`: a criterion for a message. */
export function saidOf({ words, number }: { readonly words: string; readonly number: string }): string {
  const short = words.length > 70 ? `${words.slice(0, words.lastIndexOf(' ', 66))} …` : words;
  return number === '' ? `“${short}”` : `“${short}” (${number})`;
}

export function saidOfClause({ model, item }: LocatedClause): string {
  return saidOf({ words: model.words === '' ? 'list' : model.words, number: item.model.number });
}

/** Where a finding about a clause points: its words, else its list word. */
export function clauseSpan({ clause }: LocatedClause): Span {
  return clause.words?.span ?? clause.group?.quantifier?.span ?? clause.span;
}
