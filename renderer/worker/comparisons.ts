// Comparisons of two texts of the workspace; what was compared last is kept, since redline and page are made of the same comparison.
import {
  comparisonToHtml,
  diffGuidelines,
  canonicalJson,
  digestOf,
  keptCase,
  meaningHash,
  redlineGuidelines,
  printGuideline,
  replayPage,
  toHtml,
} from '../../dsl/index.ts';
import type {
  ComparedText,
  CompiledGuideline,
  CreateSolver,
  GuidelineDiff,
  JsonObject,
  Witness,
  Workspace,
} from '../../dsl/index.ts';
import type { CaseToKeep, LanguageService } from './protocol.ts';

interface Compared {
  readonly older: CompiledGuideline;
  readonly newer: CompiledGuideline;
  readonly diff: GuidelineDiff;
}

/** `guidelineOf`: the same object as long as the text and what it includes are the same. */
export function createComparisons(
  workspace: Workspace,
  guidelineOf: (uri: string) => CompiledGuideline,
  loadSolver: () => Promise<CreateSolver | undefined>,
): Pick<
  LanguageService,
  'compare' | 'redline' | 'comparisonPage' | 'documentPage' | 'replayPage' | 'keepCase'
> {
  let last: Compared | undefined;
  const compared = async (oldUri: string, newUri: string): Promise<Compared> => {
    const createSolver = await loadSolver();
    const [older, newer] = [guidelineOf(oldUri), guidelineOf(newUri)];
    if (last?.older === older && last.newer === newer) return last;
    last = { older, newer, diff: diffGuidelines(older, newer, { createSolver }) };
    return last;
  };
  const redline = ({ older, newer, diff }: Compared) =>
    redlineGuidelines(older.guideline, newer.guideline, diff.changes);
  return {
    compare: async (oldUri, newUri) => (await compared(oldUri, newUri)).diff,
    redline: async (oldUri, newUri) => redline(await compared(oldUri, newUri)),
    keepCase: async (oldUri, newUri, witness) => {
      const { diff, newer } = await compared(oldUri, newUri);
      const [path = ''] = workspace.casesOf(newUri);
      return { path, head: headOf(newer), ...caseIn(workspace, path, newer, witness, diff.old.label) };
    },
    replayPage: async (answer) => replayPage(answer),
    documentPage: async (uri) => toHtml(printGuideline(guidelineOf(uri).guideline)),
    comparisonPage: async (oldUri, newUri) => {
      const made = await compared(oldUri, newUri);
      return comparisonToHtml({
        diff: made.diff,
        redline: redline(made),
        old: textOf(made.older),
        new: textOf(made.newer),
      });
    },
  };
}

function textOf({ source, graph }: CompiledGuideline): ComparedText {
  const bytes = new TextEncoder().encode(source.text);
  return { path: source.uri, sourceHash: digestOf(bytes), meaningHash: meaningHash(graph) };
}

function headOf({ guideline: { header } }: CompiledGuideline): string {
  return `cases for ${header.id} ${header.version}`.trimEnd();
}

function caseIn(
  workspace: Workspace,
  path: string,
  newer: CompiledGuideline,
  witness: Witness,
  oldLabel: string,
): Pick<CaseToKeep, 'text' | 'known'> {
  const cases = workspace.cases(path)?.value ?? [];
  const facts = canonicalJson(witness.newFacts as JsonObject);
  const known = cases.find(
    (one) =>
      one.expect?.determination === witness.new.determination &&
      canonicalJson(one.facts as JsonObject) === facts,
  );
  const titles = new Set(cases.map(({ title }) => title));
  return { text: keptCase(newer, witness, oldLabel, titles).text, known: known?.place.span };
}
