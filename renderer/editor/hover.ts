// What the editor tells of the words under the pointer: the reference behind a citation, what a capital word means.
import type { PrintedDocument, PrintedRun } from '../../dsl/index.ts';
import type { AppStore } from '../app/store.ts';
import { pathOf } from './model-paths.ts';
import type { monaco } from './monaco.ts';
import { toRange } from './positions.ts';

type Model = monaco.editor.ITextModel;

export function hoverAt(
  store: AppStore,
  model: Model,
  position: monaco.IPosition,
): monaco.languages.Hover | undefined {
  const path = pathOf(model);
  const state = store.getState();
  const analysis = state.analyses[path];
  if (analysis === undefined || analysis.version !== state.documents[path]?.version) return undefined;
  const offset = model.getOffsetAt(position);
  const token = analysis.tokens.find(({ start, length }) => offset >= start && offset <= start + length);
  if (token?.type !== 'citation' || analysis.printed === undefined) return undefined;
  const key = model.getValue().slice(token.start, token.start + token.length);
  const reference = referenceText(analysis.printed, key);
  if (reference === undefined) return undefined;
  return {
    range: toRange(model, { start: token.start, end: token.start + token.length }),
    contents: [{ value: escapeMarkdown(reference) }],
  };
}

function referenceText(printed: PrintedDocument, key: string): string | undefined {
  const block = printed.blocks.find((candidate) => candidate.kind === 'reference' && candidate.key === key);
  return block?.kind === 'reference' ? `[${block.number}] ${block.runs.map(runText).join('')}` : undefined;
}

function runText(run: PrintedRun): string {
  return 'text' in run ? run.text : '';
}

/** The author's words are words, whatever characters they hold. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!|<>~&]/g, (character) => `\\${character}`);
}
