// The questions of the window answered over one workspace; knows neither the worker around it nor who asks.
import {
  compileDiagram,
  createSourceText,
  createWorkspace,
  criteriaTree,
  decisionView,
  evaluateGraph,
  explain,
  formFields,
  outlineOf,
  planLibraryChange,
  printGuideline,
  readFacts,
  runCases,
  semanticTokens,
} from '../../dsl/index.ts';
import type {
  CompiledGuideline,
  CreateSolver,
  CriteriaGraph,
  DecisionDiagram,
  Facts,
  TooLarge,
  Truth,
  Workspace,
} from '../../dsl/index.ts';
import { createComparisons } from './comparisons.ts';
import { createLanguageHelp } from './language-help.ts';
import { createLintHelp } from './lint-help.ts';
import type { AnalysisParts, CaseAnswer, DocumentText, LanguageService, TextVersion } from './protocol.ts';
import { createTreeHelp } from './tree-help.ts';

/** `now`: milliseconds of a steady clock, to tell how long an analysis took. `loadSolver` is asked once, when it is first needed. */
export function createLanguageService(
  now: () => number,
  loadSolver: () => Promise<CreateSolver | undefined> = async () => undefined,
): LanguageService {
  const workspace = createWorkspace();
  const versions = new Map<string, number>();
  const put = ({ uri, version, text }: DocumentText): void => {
    if (version < (versions.get(uri) ?? -1)) return;
    versions.set(uri, version);
    workspace.setText(uri, text);
  };
  const closed = new Set<string>();
  const diagramOf = createDiagrams();
  const parts = createAnalysisParts(workspace);
  const isCurrent = ({ uri, version }: TextVersion): boolean => versions.get(uri) === version;
  const take = (document: DocumentText): void => {
    closed.delete(document.uri);
    put(document);
  };
  let solver: Promise<CreateSolver | undefined> | undefined;
  return {
    ...createLanguageHelp(workspace, isCurrent),
    ...createLintHelp(workspace, take, isCurrent),
    ...createTreeHelp(workspace, diagramOf),
    setLibrary: async (files, open) => {
      const named = new Set([...files.map((file) => file.uri), ...(open ?? [])]);
      for (const uri of open === undefined ? closed : workspace.uris)
        if (!named.has(uri)) forget(uri, workspace, versions);
      closed.clear();
      for (const file of files) {
        closed.add(file.uri);
        put(file);
      }
    },
    analyse: async (document) => {
      const started = now();
      take(document);
      const { uri, version } = document;
      const diagnostics = workspace.diagnostics(uri);
      return { uri, version, diagnostics, elapsed: now() - started };
    },
    analysisPart: async (text, part) => (isCurrent(text) ? parts[part](text.uri) : undefined),
    decisionView: async (uri) => {
      const { graph } = guidelineOf(workspace, uri);
      return decisionView(graph, diagramOf(graph));
    },
    decide: async (uri, facts) => {
      const { graph } = guidelineOf(workspace, uri);
      return answerCase(graph, facts, diagramOf(graph), versions.get(uri) ?? 0);
    },
    ...createComparisons(
      (uri) => guidelineOf(workspace, uri),
      async () => await (solver ??= loadSolver()),
    ),
    format: async (uri) => workspace.format(uri) ?? textOf(workspace, uri),
    planChange: async (request) => planLibraryChange(workspace, request),
    runCases: async (casesUri) => {
      const compiled = workspace.guidelineOfCases(casesUri);
      const cases = workspace.cases(casesUri);
      return compiled === undefined || cases === undefined ? [] : runCases(compiled.graph, cases.value);
    },
  };
}

/** Beyond this the questions of a person at the window would wait; larger guidelines are explained without their diagram. */
const diagramBudget = 100_000;

function forget(uri: string, workspace: Workspace, versions: Map<string, number>): void {
  workspace.remove(uri);
  versions.delete(uri);
}

type PartMakers = { readonly [P in keyof AnalysisParts]: (uri: string) => AnalysisParts[P] };

function createAnalysisParts(workspace: Workspace): PartMakers {
  return {
    marks: (uri) => {
      const document = workspace.document(uri)?.value;
      if (document === undefined) return { outline: [], tokens: [] };
      const source = createSourceText(uri, textOf(workspace, uri));
      return { outline: outlineOf(document), tokens: semanticTokens(source, document) };
    },
    page: (uri) => {
      const compiled = workspace.guideline(uri);
      return { printed: compiled && printGuideline(compiled.guideline) };
    },
    tree: (uri) => {
      const compiled = workspace.guideline(uri);
      return { criteria: compiled && criteriaTree(compiled) };
    },
    form: (uri) => {
      const compiled = workspace.guideline(uri);
      return { form: compiled === undefined ? [] : formFields(compiled) };
    },
  };
}

function textOf(workspace: Workspace, uri: string): string {
  return workspace.text(uri) ?? '';
}

/** Asked of a text that was never given: a fault of the window. */
function guidelineOf(workspace: Workspace, uri: string): CompiledGuideline {
  const compiled = workspace.guideline(uri);
  if (compiled === undefined) throw new Error(`${uri} is not a guideline of this library.`);
  return compiled;
}

/** One diagram a graph, as long as the graph is in use. */
function createDiagrams(): (graph: CriteriaGraph) => DecisionDiagram | TooLarge {
  const diagrams = new WeakMap<CriteriaGraph, DecisionDiagram | TooLarge>();
  return (graph) => {
    const known = diagrams.get(graph);
    if (known !== undefined) return known;
    const made = compileDiagram(graph, { budget: diagramBudget });
    diagrams.set(graph, made);
    return made;
  };
}

function answerCase(
  graph: CriteriaGraph,
  facts: Facts,
  diagram: DecisionDiagram | TooLarge,
  version: number,
): CaseAnswer {
  const { values, invalid } = readFacts(graph, facts);
  const explanation = explain(graph, values, { diagram });
  return {
    version,
    explanation: { ...explanation, decision: { ...explanation.decision, invalid } },
    states: statesById(graph, evaluateGraph(graph, values).states),
  };
}

/** A criterion has one truth; where its parts share its id, the whole counts. */
function statesById(graph: CriteriaGraph, states: readonly Truth[]): Readonly<Record<string, Truth>> {
  const byId: Record<string, Truth> = {};
  for (const role of ['part', 'group', 'head', 'criterion'] as const) {
    graph.nodes.forEach(({ origin }, index) => {
      const state = states[index];
      if (origin.role === role && state !== undefined) byId[origin.id] = state;
    });
  }
  return byId;
}
