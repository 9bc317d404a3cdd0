// How the cases cover each criterion, as a sign beside its first line and a tint where no case shows it; painted only on demand.
import { coverageWords, standingOf } from '../app/state/case-coverage.ts';
import type { Standing } from '../app/state/case-coverage.ts';
import { coverageFor, triedGuideline } from '../app/state/case-tables.ts';
import type { AppState } from '../app/store.ts';
import { escapeMarkdown } from './escape-markdown.ts';
import { pathOf } from './model-paths.ts';
import type { monaco } from './monaco.ts';

type Editor = monaco.editor.IStandaloneCodeEditor;
type Marks = monaco.editor.IEditorDecorationsCollection;

export function paintCoverage(editor: Editor, marks: Marks, state: AppState): void {
  const model = editor.getModel();
  const guideline = triedGuideline(state);
  const coverage = state.coverageShown ? coverageFor(state, guideline) : undefined;
  const isPainted = coverage !== undefined && model !== null && pathOf(model) === guideline;
  editor.updateOptions({ glyphMargin: isPainted });
  if (!isPainted || model === null) {
    marks.clear();
    return;
  }
  const path = pathOf(model);
  // Of an older text the lines would be wrong; the signs stay where the words have moved them.
  if (state.caseTables[path]?.table.versions[path] !== state.documents[path]?.version && marks.length > 0)
    return;
  const lines = new Map<number, Line>();
  for (const criterion of coverage.criteria) {
    const { uri, span, number } = criterion.origin;
    if (uri !== path) continue;
    const line = model.getPositionAt(span.start).lineNumber;
    const known = lines.get(line);
    const standing = standingOf(criterion);
    lines.set(line, {
      standing: known !== undefined && rank[known.standing] < rank[standing] ? known.standing : standing,
      words: [...(known?.words ?? []), `${number} ${coverageWords(criterion)}`],
    });
  }
  marks.set([...lines].flatMap(([line, told]) => decorationsOf(line, told)));
}

interface Line {
  /** The worst of what stands on it. */
  readonly standing: Standing;
  readonly words: readonly string[];
}

const rank: Readonly<Record<Standing, number>> = { none: 0, one: 1, both: 2 };

/** The sign stands beside the first row alone, the tint behind all rows of a wrapped line. */
function decorationsOf(line: number, { standing, words }: Line): monaco.editor.IModelDeltaDecoration[] {
  const range = { startLineNumber: line, startColumn: 1, endLineNumber: line, endColumn: 1 };
  const sign = {
    range,
    options: {
      glyphMarginClassName: `gs-cover gs-cover-${standing}`,
      glyphMarginHoverMessage: words.map((told) => ({ value: escapeMarkdown(told) })),
    },
  };
  if (standing === 'both') return [sign];
  return [sign, { range, options: { isWholeLine: true, className: `gs-cover-line-${standing}` } }];
}
