// What the person looks at: the tab in front, the cursor, the criterion under it, and where the editor is asked to go.
import type { PrintedDocument, Span } from '../../../dsl/index.ts';
import type { AnalysesSlice } from './analyses.ts';
import type { DocumentsSlice } from './documents-state.ts';
import { criterionAtOffset } from './printed-places.ts';
import type { SliceTools } from './slice.ts';

export type InspectorTab =
  'document' | 'tree' | 'case' | 'cases' | 'problems' | 'comments' | 'references' | 'terms';

/** 0-based, for the status bar. */
export interface Cursor {
  readonly path: string;
  readonly offset: number;
  readonly line: number;
  readonly column: number;
  /** UTF-16 units that are chosen. */
  readonly chosen: number;
  /** Offsets of what is chosen; left out: nothing is. */
  readonly selection?: Span;
}

/** The criterion that all panels show. `from` is who chose it, and so need not scroll to it. */
export interface Focus {
  readonly path: string;
  readonly criterion: string;
  readonly from: 'editor' | 'panel';
}

/** A place that the editor shall show; `serial` tells two wishes for the same place apart. */
export interface Reveal {
  readonly path: string;
  readonly start: number;
  readonly end: number;
  /** The keyboard goes to the editor too; a walk through a panel keeps it there. */
  readonly takeFocus: boolean;
  readonly serial: number;
}

/** What a menu or the palette asks of the editor; `serial` tells two equal wishes apart. */
export type EditorAction =
  | 'undo'
  | 'redo'
  | 'select-all'
  | 'find'
  | 'replace'
  | 'focus'
  | 'quick-fix'
  | 'rename'
  | 'explain'
  | 'definition'
  | 'references'
  | 'fold-all'
  | 'unfold-all';

export interface EditorWish {
  readonly action: EditorAction;
  readonly serial: number;
}

/** How the panel of the problems parts them; `info` is advice. */
export type ProblemGroup = 'error' | 'warning' | 'info' | 'waived';

export interface ViewSlice {
  /** Groups of problems that are listed. */
  readonly problemGroups: readonly ProblemGroup[];
  toggleProblemGroup(group: ProblemGroup): void;
  readonly inspectorTab: InspectorTab;
  /** The comparison stands before the editor. */
  readonly comparisonInFront: boolean;
  /** The replay stands before both. */
  readonly replayInFront: boolean;
  showReplay(inFront: boolean): void;
  readonly paletteOpen: boolean;
  readonly shortcutsOpen: boolean;
  readonly cursor: Cursor | undefined;
  readonly focus: Focus | undefined;
  readonly reveal: Reveal | undefined;
  readonly editorWish: EditorWish | undefined;
  /** Key of the question that the case form shall go to. */
  readonly wantedQuestion: { readonly key: string; readonly serial: number } | undefined;
  showInspector(tab: InspectorTab): void;
  showComparison(inFront: boolean): void;
  openPalette(open: boolean): void;
  openShortcuts(open: boolean): void;
  moveCursor(cursor: Cursor): void;
  /** After an analysis: the criterion at the cursor may be another one, or be known only now. */
  refreshFocus(path: string): void;
  /** Chooses a criterion in a panel, and shows its words in the editor. */
  goToCriterion(
    path: string,
    criterion: string,
    place: { readonly uri: string; readonly start: number; readonly end: number },
  ): Promise<void>;
  /** Opens the file where needed and shows the place in the editor. */
  goTo(path: string, start: number, end: number): Promise<void>;
  /** Shows a place in the editor; the keyboard stays where it is. */
  showPlace(path: string, offset: number): Promise<void>;
  goToQuestion(key: string): void;
  /** The form has gone there; it shall not again when it is shown the next time. */
  arriveAtQuestion(): void;
  askEditor(action: EditorAction): void;
}

export function createViewSlice(tools: SliceTools<ViewSlice & AnalysesSlice & DocumentsSlice>): ViewSlice {
  const { get, set } = tools;
  const reveal = async (path: string, start: number, end: number, takeFocus: boolean): Promise<void> => {
    if (!(await get().openFile(path))) return;
    const serial = (get().reveal?.serial ?? 0) + 1;
    set({ reveal: { path, start, end, takeFocus, serial }, comparisonInFront: false, replayInFront: false });
  };
  const refreshFocus = (path: string): void => {
    const { analyses, documents, cursor, focus } = get();
    const analysis = analyses[path];
    // Of an older text the places would be wrong.
    if (cursor?.path !== path || analysis?.version !== documents[path]?.version) return;
    const found = focusAt(analysis?.printed, wordBefore(documents[path]?.text ?? '', cursor), focus);
    if (found !== focus) set({ focus: found });
  };
  return {
    problemGroups: ['error', 'warning', 'info'],
    toggleProblemGroup: (group) =>
      set(({ problemGroups: shown }) => ({
        problemGroups: shown.includes(group) ? shown.filter((one) => one !== group) : [...shown, group],
      })),
    inspectorTab: 'document',
    comparisonInFront: false,
    replayInFront: false,
    paletteOpen: false,
    shortcutsOpen: false,
    cursor: undefined,
    focus: undefined,
    reveal: undefined,
    editorWish: undefined,
    wantedQuestion: undefined,
    showInspector: (inspectorTab) => set({ inspectorTab }),
    showComparison: (comparisonInFront) => set({ comparisonInFront, replayInFront: false }),
    showReplay: (replayInFront) => set({ replayInFront, comparisonInFront: false }),
    openPalette: (paletteOpen) => set({ paletteOpen }),
    openShortcuts: (shortcutsOpen) => set({ shortcutsOpen }),
    moveCursor: (cursor) => {
      set({ cursor });
      refreshFocus(cursor.path);
    },
    refreshFocus,
    goToCriterion: async (path, criterion, place) => {
      set({ focus: { path, criterion, from: 'panel' } });
      await reveal(place.uri, place.start, place.end, false);
    },
    goTo: async (path, start, end) => await reveal(path, start, end, true),
    showPlace: async (path, offset) => await reveal(path, offset, offset, false),
    goToQuestion: (key) => {
      const serial = (get().wantedQuestion?.serial ?? 0) + 1;
      set({ inspectorTab: 'case', wantedQuestion: { key, serial } });
    },
    arriveAtQuestion: () => set({ wantedQuestion: undefined }),
    askEditor: (action) => set({ editorWish: { action, serial: (get().editorWish?.serial ?? 0) + 1 } }),
  };
}

/** Behind the last word of a line the cursor is still in what that line says. */
function wordBefore(text: string, cursor: Cursor): Cursor {
  let { offset } = cursor;
  while (offset > 0 && (text[offset - 1] === ' ' || text[offset - 1] === '\t')) offset--;
  const lineIsBlank = offset === 0 || text[offset - 1] === '\n' || text[offset - 1] === '\r';
  return lineIsBlank ? cursor : { ...cursor, offset };
}

/** Moving within a criterion keeps the choice as it is, with who made it. */
function focusAt(
  printed: PrintedDocument | undefined,
  cursor: Cursor,
  known: Focus | undefined,
): Focus | undefined {
  const criterion =
    printed === undefined ? undefined : criterionAtOffset(printed, cursor.path, cursor.offset);
  if (criterion === undefined) return known === undefined ? known : undefined;
  if (known?.path === cursor.path && known.criterion === criterion) return known;
  return { path: cursor.path, criterion, from: 'editor' };
}
