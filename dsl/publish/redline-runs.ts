// Word marks over printed runs: what differs between two stretches of print, with the setting of either kept; knows no guideline.
import { wordMarks } from '../diff/marks.ts';
import type { PrintedRun } from './printed-document.ts';
import { plainText } from './inline-text.ts';
import type { RedlineRun } from './redline-document.ts';

/** undefined: that version has no such line. */
export function redlineRuns(
  older: readonly PrintedRun[] | undefined,
  newer: readonly PrintedRun[] | undefined,
): readonly RedlineRun[] {
  if (older === undefined) return marked('added', newer ?? []);
  if (newer === undefined) return marked('removed', older);
  const marks = wordMarks(printedWords(older), printedWords(newer));
  if (marks.length === 0) return marked('same', newer);
  const before = reader(older);
  const after = reader(newer);
  return marks.flatMap((mark) => {
    if (mark.kind === 'removed') return before(mark.text.length, 'removed');
    if (mark.kind === 'same') before(mark.text.length, 'same');
    return after(mark.text.length, mark.kind);
  });
}

/** By key and not by number: a reference that only got another number is the same. `oldKey`: how the old version called it. */
export function redlineCitations(
  older: readonly PrintedRun[],
  newer: readonly PrintedRun[],
  newKey: (oldKey: string) => string,
): readonly RedlineRun[] {
  const before = new Map(older.flatMap((run) => (run.kind === 'citation' ? [[newKey(run.key), run]] : [])));
  const after = new Set(newer.flatMap((run) => (run.kind === 'citation' ? [run.key] : [])));
  const kept = newer.map((run) => {
    const known = run.kind === 'citation' && before.has(run.key);
    return plain(known ? 'same' : 'added', printedWords([run]));
  });
  const gone = [...before].flatMap(([key, run]) =>
    after.has(key) ? [] : [plain('removed', printedWords([run]))],
  );
  return [...kept, ...gone];
}

/** A footnote is a mark without its number, which may differ where the note does not. */
export function printedWords(runs: readonly PrintedRun[]): string {
  return runs.map((run) => (run.kind === 'footnote' ? '\u2020' : plainText([run]))).join('');
}

function plain(kind: RedlineRun['kind'], text: string): RedlineRun {
  return { kind, style: 'plain', text };
}

function marked(kind: RedlineRun['kind'], runs: readonly PrintedRun[]): readonly RedlineRun[] {
  return runs.map((run) => ({ kind, style: styleOf(run), text: printedWords([run]) }));
}

function styleOf(run: PrintedRun): RedlineRun['style'] {
  return run.kind === 'strong' || run.kind === 'emphasis' ? run.kind : 'plain';
}

/** Takes the next so many units, cut where the setting changes. */
function reader(runs: readonly PrintedRun[]) {
  let at = 0;
  let used = 0;
  return (length: number, kind: RedlineRun['kind']): readonly RedlineRun[] => {
    const taken: RedlineRun[] = [];
    for (let left = length; left > 0 && at < runs.length;) {
      const run = runs[at];
      const words = run === undefined ? '' : printedWords([run]);
      const text = words.slice(used, used + left);
      if (run !== undefined && text !== '') taken.push({ kind, style: styleOf(run), text });
      left -= text.length;
      used += text.length;
      if (used < words.length) continue;
      at += 1;
      used = 0;
    }
    return taken;
  };
}
