// Writing actions as the window carries them out: asked of the language, written as one step of undo, shown where they happened.
import type { ReadCitation, SourcesAndTerms, Span, Writing, WritingRequest } from '../../../dsl/index.ts';
import type { DocumentsSlice } from './documents-state.ts';
import { applyEdits } from './fixes.ts';
import type { NoticesSlice } from './notices.ts';
import type { PanesSlice } from './panes.ts';
import type { Services, SliceTools } from './slice.ts';
import type { ViewSlice } from './view.ts';
import type { TextVersion } from '../../worker/protocol.ts';

/** What asks for more than one click; `reference` is `cite` for one that is new. */
export type WritingFormKind =
  'element' | 'compute' | 'cite' | 'reference' | 'term' | 'code' | 'change' | 'wrap-count' | 'list-count';

export interface WritingForm {
  readonly kind: WritingFormKind;
  readonly path: string;
  /** Where the writer was when the form was opened. */
  readonly selection: Span;
  /** The words that were chosen then. */
  readonly words: string;
}

/** Where an action wrote, for the editor to mark a moment; `serial` tells two apart. */
export interface WrittenPlace {
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly said: string;
  readonly serial: number;
}

export interface WriteOptions {
  /** Left out: what is chosen in the text. */
  readonly selection?: Span;
  /** The keyboard stays where it is; else it goes to the text. */
  readonly stay?: boolean;
}

export interface WritingSlice {
  readonly writingForm: WritingForm | undefined;
  readonly written: WrittenPlace | undefined;
  openWritingForm(kind: WritingFormKind): void;
  /** The keyboard goes back to the text. */
  closeWritingForm(): void;
  /** In the document in front; says why where it cannot be done. True where it was written. */
  write(request: WritingRequest, options?: WriteOptions): Promise<boolean>;
  /** What it would come to; writes nothing. */
  previewWriting(request: WritingRequest, selection?: Span): Promise<Writing | undefined>;
  readCitation(pasted: string): Promise<ReadCitation>;
  /** undefined where the worker has another version of the text by now. */
  sourcesAndTerms(text: TextVersion): Promise<SourcesAndTerms | undefined>;
}

type Tools = SliceTools<WritingSlice & DocumentsSlice & NoticesSlice & PanesSlice & ViewSlice>;

export function createWritingSlice(services: Pick<Services, 'language'>, tools: Tools): WritingSlice {
  const { get, set } = tools;
  const ask = async (
    path: string,
    request: WritingRequest,
    selection: Span,
  ): Promise<{ readonly text: string; readonly outcome: Writing } | undefined> => {
    const document = get().documents[path];
    if (document === undefined) return undefined;
    const { version, text } = document;
    const outcome = await services.language.write({ uri: path, version, text }, selection, request);
    return { text, outcome };
  };
  return {
    writingForm: undefined,
    written: undefined,
    openWritingForm: (kind) => {
      const path = get().activePath;
      const text = get().documents[path ?? '']?.text;
      if (path === undefined || text === undefined) return;
      const selection = chosenIn(get(), path);
      const words = text.slice(selection.start, selection.end);
      set({ writingForm: { kind, path, selection, words: words.includes('\n') ? '' : words.trim() } });
    },
    closeWritingForm: () => {
      set({ writingForm: undefined });
      get().askEditor('focus');
    },
    write: async (request, { selection, stay = false } = {}) => {
      const path = get().activePath;
      if (path === undefined) return false;
      if (get().documents[path]?.draft !== undefined) {
        get().notify('info', 'Decide first about the unsaved work', 'The bar above the text offers it.');
        return false;
      }
      try {
        const asked = await ask(path, request, selection ?? chosenIn(get(), path));
        if (asked === undefined) return false;
        if (asked.outcome.kind === 'refused') {
          get().notify('info', 'That cannot be done here', asked.outcome.why);
          return false;
        }
        return await carryOut(tools, path, asked.text, asked.outcome, stay);
      } catch (error) {
        get().notifyFailure('The text could not be changed', error);
        return false;
      }
    },
    readCitation: async (pasted) => await services.language.readCitation(pasted),
    sourcesAndTerms: async (text) => await services.language.sourcesAndTerms(text),
    previewWriting: async (request, selection) => {
      const { activePath: path } = get();
      if (path === undefined) return undefined;
      return (await ask(path, request, selection ?? chosenIn(get(), path)))?.outcome;
    },
  };
}

async function carryOut(
  { get, set }: Tools,
  path: string,
  madeFor: string,
  { edits, select, show, said }: Extract<Writing, { readonly kind: 'written' }>,
  stay: boolean,
): Promise<boolean> {
  if (get().documents[path]?.text !== madeFor) {
    get().notify('info', 'The text changed meanwhile', 'Try again now that you have stopped typing.');
    return false;
  }
  get().editText(path, applyEdits(madeFor, edits));
  const serial = (get().written?.serial ?? 0) + 1;
  set({ written: { path, start: show.start, end: show.end, said, serial } });
  await (stay ? get().showPlace(path, select.start) : get().goTo(path, select.start, select.end));
  return true;
}

/** Without a cursor: the end of the text. */
function chosenIn({ cursor, documents }: ViewSlice & DocumentsSlice, path: string): Span {
  const end = documents[path]?.text.length ?? 0;
  if (cursor?.path !== path) return { start: end, end };
  return cursor.selection ?? { start: cursor.offset, end: cursor.offset };
}
