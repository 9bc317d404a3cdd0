// What a window remembers between two starts, for both sides of the contract.

/** What a window remembers; unknown keys are kept. */
export interface Settings {
  readonly theme: 'system' | 'light' | 'dark' | 'contrast-light' | 'contrast-dark';
  /** Of the whole window, in percent: 50 to 200. */
  readonly zoom: number;
  /** Sizes in percent, by group and panel. */
  readonly layout: Readonly<Record<string, number>>;
  readonly recent: readonly string[];
  /** The tabs of both sides of the editor. */
  readonly open: {
    readonly split: 'none' | 'right' | 'down';
    readonly first: readonly string[];
    readonly second: readonly string[];
  };
  /** In pixels at a zoom of 100. */
  readonly editorFontSize: number;
  readonly wordWrap: boolean;
  readonly formatOnSave: boolean;
  /** What is pasted from a word processor is put into the outline's own signs. */
  readonly repairPaste: boolean;
  readonly autosave: 'off' | 'after-pause' | 'when-leaving';
  /** Whoever comments in this window; '' where nobody has said so yet. */
  readonly reviewer: string;
  /** Keys that a person has chosen, by command; a command that is not named has its own. */
  readonly shortcuts: Readonly<Record<string, readonly string[]>>;
  /** The tour was taken, or not wanted. */
  readonly tourSeen: boolean;
}

/** At the first start. */
export const defaultSettings: Settings = {
  theme: 'system',
  zoom: 100,
  layout: {},
  recent: [],
  open: { split: 'none', first: [], second: [] },
  editorFontSize: 13,
  wordWrap: true,
  formatOnSave: true,
  repairPaste: true,
  autosave: 'off',
  reviewer: '',
  shortcuts: {},
  tourSeen: false,
};
