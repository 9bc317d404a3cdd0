// All cases of a guideline at once, its analyses and cases made for it, from the texts that a question brings along; knows no panel.
import {
  analyseInSteps,
  boundaryCases,
  coverageOf,
  createWorkspace,
  decisiveCases,
  hasErrors,
  named,
  runCases,
  valuesBetween,
} from '../../dsl/index.ts';
import type {
  AnalysisStep,
  CompiledGuideline,
  CreateSolver,
  GuidelineAnalysis,
  Workspace,
} from '../../dsl/index.ts';
import type { AnalysisReport, CaseMaterial, CasesRun, TryingService } from './protocol.ts';

interface Going {
  /** What it is about. */
  readonly compiled: CompiledGuideline;
  readonly steps: Generator<AnalysisStep, GuidelineAnalysis>;
  readonly step: number;
}

export function createTryingHelp(loadSolver: () => Promise<CreateSolver | undefined>): TryingService {
  const workspace = createWorkspace();
  let going: Going | undefined;
  const take = ({ texts, guideline }: CaseMaterial): CompiledGuideline | undefined => {
    const named = new Set(texts.map(({ uri }) => uri));
    for (const uri of workspace.uris) if (!named.has(uri)) workspace.remove(uri);
    for (const { uri, text } of texts) workspace.setText(uri, text);
    return workspace.guideline(guideline);
  };
  const taken = (material: CaseMaterial): CompiledGuideline => {
    const compiled = take(material);
    if (compiled === undefined) throw new Error(`${material.guideline} is no guideline.`);
    return compiled;
  };
  return {
    caseTable: async (material) => {
      const compiled = taken(material);
      const faulty = hasErrors(compiled.diagnostics);
      const files = material.files.flatMap((uri) => runOf(workspace, uri, material.guideline));
      const own = files.filter((file) => file.guideline === material.guideline);
      const cases = own.flatMap(({ runs }) => runs.map((run) => run.case));
      return {
        guideline: material.guideline,
        versions: Object.fromEntries(material.texts.map(({ uri, version }) => [uri, version])),
        faulty,
        files,
        coverage: faulty ? undefined : coverageOf(compiled.graph, cases),
      };
    },
    analyseStep: async (material, step) => {
      const compiled = taken(material);
      const createSolver = await loadSolver();
      const known = going?.compiled === compiled && going.step === step && step > 0 ? going.steps : undefined;
      const steps = known ?? analyseInSteps(compiled.graph, { createSolver });
      const turn = steps.next();
      going = turn.done === true ? undefined : { compiled, steps, step: step + 1 };
      return turn.done === true
        ? { done: true, report: reportOf(workspace, material, compiled, turn.value) }
        : { done: false, next: turn.value };
    },
    decisiveCases: async (material, id, states) => {
      const { graph } = taken(material);
      return decisiveCases(graph, id, states, { createSolver: await loadSolver() });
    },
  };
}

/** Of a guideline with errors the cases would come out by chance. */
function runOf(workspace: Workspace, uri: string, guideline: string): readonly CasesRun[] {
  const compiled = workspace.guidelineOfCases(uri);
  const cases = workspace.cases(uri)?.value;
  if (compiled === undefined || cases === undefined) return [];
  const own = compiled.guideline.uri === guideline;
  const runs = hasErrors(compiled.diagnostics) ? [] : runCases(compiled.graph, cases);
  return [{ uri, guideline: compiled.guideline.uri, fragment: own ? '' : compiled.guideline.title, runs }];
}

function reportOf(
  workspace: Workspace,
  { files, guideline }: CaseMaterial,
  { graph }: CompiledGuideline,
  { boundaries, sections, numbers, ...analysis }: GuidelineAnalysis,
): AnalysisReport {
  void sections;
  const known = files
    .filter((uri) => workspace.guidelineOfCases(uri)?.guideline.uri === guideline)
    .flatMap((uri) => (workspace.cases(uri)?.value ?? []).map(({ facts }) => facts));
  return {
    ...analysis,
    numbers: numbers.map((found) => ({
      kind: found.kind,
      values: valuesBetween(found),
      lower: named(graph, found.lower.node),
      upper: named(graph, found.upper.node),
    })),
    boundaryCases: boundaryCases(graph, boundaries, known),
    linesNotProved: boundaries.filter(({ proved }) => !proved).length,
  };
}
