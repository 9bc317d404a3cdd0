// The questions of the window answered over one workspace; knows neither the worker around it nor who asks.
import {
  bestOrder,
  compileDiagram,
  createSourceText,
  createWorkspace,
  criteriaTree,
  decisionView,
  evaluateGraph,
  explain,
  formFields,
  hasErrors,
  mergeTexts,
  outlineOf,
  planLibraryChange,
  printGuideline,
  readFacts,
  searchText,
  semanticTokens,
  waysTo,
} from '../../dsl/index.ts';
import type {
  CompiledGuideline,
  CreateSolver,
  CriteriaGraph,
  DecisionDiagram,
  Document,
  Facts,
  TooLarge,
  Truth,
  Workspace,
} from '../../dsl/index.ts';
import { caseMaterial, casesEdit } from './case-texts.ts';
import { createLanguageHelp } from './language-help.ts';
import { onDemand } from './on-demand.ts';
import type { AnalysisParts, CaseAnswer, DocumentText, LanguageService, TextVersion } from './protocol.ts';
import { createTreeHelp } from './tree-help.ts';
import { createTryingHelp } from './trying-help.ts';
import { createWritingHelp } from './writing-help.ts';

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
  const isCurrent = ({ uri, version }: TextVersion): boolean => versions.get(uri) === version;
  const take = (document: DocumentText): void => {
    closed.delete(document.uri);
    put(document);
  };
  let solver: Promise<CreateSolver | undefined> | undefined;
  const solverOnce = async (): Promise<CreateSolver | undefined> => await (solver ??= loadSolver());
  const triedGuideline = lastSound(workspace);
  const parts = createAnalysisParts(workspace, triedGuideline);
  return {
    ...createLanguageHelp(workspace, isCurrent),
    ...onDemand(lintMethods, async () => {
      const { createLintHelp } = await import('./lint-help.ts');
      return createLintHelp(workspace, take, isCurrent);
    }),
    ...createTryingHelp(solverOnce),
    ...createTreeHelp(workspace, diagramOf),
    ...createWritingHelp(workspace, take, isCurrent),
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
      const { graph } = triedGuideline(uri);
      return answerCase(graph, facts, diagramOf(graph), versions.get(uri) ?? 0);
    },
    ...onDemand(comparisonMethods, async () => {
      const { createComparisons } = await import('./comparisons.ts');
      return createComparisons(workspace, (uri) => guidelineOf(workspace, uri), solverOnce);
    }),
    format: async (uri) => workspace.format(uri) ?? textOf(workspace, uri),
    mergeTexts: async (base, mine, theirs) => mergeTexts(base, mine, theirs),
    searchText: async (uri, text, query) => searchText(text, query, () => documentOf(uri, text)),
    planChange: async (request) => planLibraryChange(workspace, request),
    caseMaterial: async (uri) => caseMaterial(workspace, uri, (each) => versions.get(each) ?? 0),
    changeCases: async (guidelineUri, casesUri, change) =>
      casesEdit(workspace, triedGuideline(guidelineUri), casesUri, change),
  };
}

const lintMethods = { setLintRules: true, lint: true, waive: true, standing: true, ruleHelp: true } as const;
const comparisonMethods = {
  compare: true,
  redline: true,
  comparisonPage: true,
  documentPage: true,
  replayPage: true,
  keepCase: true,
} as const;

/** A case that is tried while somebody types is decided by the last version that says what it means; before there is one, by the text as it is. */
function lastSound(workspace: Workspace): (uri: string) => CompiledGuideline {
  const sound = new Map<string, CompiledGuideline>();
  return (uri) => {
    const compiled = guidelineOf(workspace, uri);
    if (!hasErrors(compiled.diagnostics)) sound.set(uri, compiled);
    return sound.get(uri) ?? compiled;
  };
}

/** Beyond this the questions of a person at the window would wait; larger guidelines are explained without their diagram. */
const diagramBudget = 100_000;

function forget(uri: string, workspace: Workspace, versions: Map<string, number>): void {
  workspace.remove(uri);
  versions.delete(uri);
}

type PartMakers = { readonly [P in keyof AnalysisParts]: (uri: string) => AnalysisParts[P] };

function createAnalysisParts(
  workspace: Workspace,
  triedGuideline: (uri: string) => CompiledGuideline,
): PartMakers {
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
      if (compiled === undefined) return { form: [], formIsEarlier: false };
      const tried = triedGuideline(uri);
      return { form: formFields(tried), formIsEarlier: tried !== compiled };
    },
  };
}

function textOf(workspace: Workspace, uri: string): string {
  return workspace.text(uri) ?? '';
}

/** Of a text that the workspace need not know. */
function documentOf(uri: string, text: string): Document | undefined {
  const workspace = createWorkspace();
  workspace.setText(uri, text);
  return workspace.document(uri)?.value;
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
    order: explanation.verdict.settled ? [] : bestOrder(explanation.missing),
    ways: diagram.exceeded ? undefined : waysTo(diagram, values, explanation.decision.determination),
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
