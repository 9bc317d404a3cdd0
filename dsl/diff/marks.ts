// Word-level marks between two texts: lines first, words only inside changed lines; deterministic, since the cut-off is a count and not a clock.
import { diffArrays, diffWordsWithSpace } from 'diff';
import type { WordMark } from './change.ts';

/** Edits after which two texts count as wholly different: reading marks beyond that helps nobody and the cost is quadratic. */
const mostLineEdits = 2_000;
const mostWordEdits = 400;

/** [] where the texts are the same. */
export function wordMarks(oldText: string, newText: string): readonly WordMark[] {
  if (oldText === newText) return [];
  if (!oldText.includes('\n') && !newText.includes('\n')) return wordsOfPart(oldText, newText);
  const runs = diffArrays(linesOf(oldText), linesOf(newText), { maxEditLength: mostLineEdits });
  if (!runs) return replaced(oldText, newText);
  const marks: WordMark[] = [];
  let removed = '';
  let added = '';
  const flush = (): void => {
    if (removed !== '' || added !== '') marks.push(...wordsOfPart(removed, added));
    removed = '';
    added = '';
  };
  for (const run of runs) {
    const text = run.value.join('');
    if (run.removed) removed += text;
    else if (run.added) added += text;
    else {
      flush();
      marks.push({ kind: 'same', text });
    }
  }
  flush();
  return joined(marks);
}

function wordsOfPart(oldText: string, newText: string): readonly WordMark[] {
  if (oldText === '' || newText === '') return replaced(oldText, newText);
  const runs = diffWordsWithSpace(oldText, newText, { maxEditLength: mostWordEdits });
  if (!runs) return replaced(oldText, newText);
  return joined(
    runs.map((run) => ({ kind: run.removed ? 'removed' : run.added ? 'added' : 'same', text: run.value })),
  );
}

function replaced(oldText: string, newText: string): readonly WordMark[] {
  const marks: WordMark[] = [];
  if (oldText !== '') marks.push({ kind: 'removed', text: oldText });
  if (newText !== '') marks.push({ kind: 'added', text: newText });
  return marks;
}

function joined(marks: readonly WordMark[]): readonly WordMark[] {
  const out: WordMark[] = [];
  for (const mark of marks) {
    const last = out.at(-1);
    if (last && last.kind === mark.kind)
      out[out.length - 1] = { kind: mark.kind, text: last.text + mark.text };
    else out.push(mark);
  }
  return out;
}

function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
