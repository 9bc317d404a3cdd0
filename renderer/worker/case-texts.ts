// Which texts the cases of a guideline stand on, and what a change of the cases makes of their text; runs no case.
import { changeCases, newCasesText } from '../../dsl/index.ts';
import type { CaseChange, CompiledGuideline, Workspace } from '../../dsl/index.ts';
import type { CaseMaterial, CasesEdit, DocumentText } from './protocol.ts';

export function caseMaterial(
  workspace: Workspace,
  uri: string,
  versionOf: (uri: string) => number,
): CaseMaterial | undefined {
  const compiled = workspace.guidelineOfCases(uri) ?? workspace.guideline(uri);
  if (compiled === undefined) return undefined;
  const guideline = compiled.guideline.uri;
  const fragments = compiled.fragments.map((fragment) => fragment.uri);
  const files = [guideline, ...fragments].flatMap((each) => casesOf(workspace, each));
  const texts = [guideline, ...fragments, ...files].map((each): DocumentText => ({
    uri: each,
    version: versionOf(each),
    text: workspace.text(each) ?? '',
  }));
  return { guideline, texts, files: [...new Set(files)] };
}

/** `compiled`: the guideline as the case was decided. */
export function casesEdit(
  workspace: Workspace,
  compiled: CompiledGuideline,
  casesUri: string,
  change: CaseChange,
): CasesEdit | undefined {
  const { uri: guideline } = compiled.guideline;
  const uri = casesUri === '' ? casesOf(workspace, guideline)[0] : casesUri;
  const text = workspace.text(uri ?? '');
  const document = workspace.document(uri ?? '')?.value;
  if (uri === undefined || text === undefined || document?.kind !== 'cases') {
    if (change.kind !== 'add') return undefined;
    const made = guideline.replace(/\.guideline$/, '.cases');
    const newText = newCasesText(compiled.graph, change.cases);
    return { uri: made, text: undefined, edits: [{ uri: made, span: { start: 0, end: 0 }, newText }] };
  }
  const edits = changeCases({ uri, text, document }, compiled.graph, change);
  return edits && { uri, text, edits };
}

/** Those that the guideline is found by; another text may carry its id and version as well. */
function casesOf(workspace: Workspace, guideline: string): readonly string[] {
  return workspace
    .casesOf(guideline)
    .filter((uri) => workspace.guidelineOfCases(uri)?.guideline.uri === guideline)
    .toSorted();
}
