// Colours of the text in four themes: at least 4.5:1 on their ground, 7:1 in high contrast, and weight or slant where colour alone would not tell.
import type { Look } from '../app/use-scheme.ts';
import type { monaco } from './monaco.ts';

type Theme = monaco.editor.IStandaloneThemeData;

export function editorThemeName({ scheme, contrast }: Look): string {
  return `guideline-${contrast ? 'contrast-' : ''}${scheme}`;
}

export function defineThemes(editor: typeof monaco.editor): void {
  for (const [name, theme] of Object.entries(editorThemes)) editor.defineTheme(name, theme);
}

interface Palette {
  readonly section: string;
  readonly logic: string;
  readonly detail: string;
  readonly quiet: string;
  readonly text: string;
  readonly string: string;
  readonly citation: string;
  readonly element: string;
  readonly value: string;
  readonly number: string;
  readonly comment: string;
}

const light: Palette = {
  section: '165e64',
  logic: '1d4f8f',
  detail: '6a3f86',
  quiet: '5f6d76',
  text: '18232a',
  string: '7a4b06',
  citation: '8a5a0a',
  element: '0f6a58',
  value: '227544',
  number: '9c3a1c',
  comment: '596a5e',
};

const dark: Palette = {
  section: '83c5c8',
  logic: '9cc3ee',
  detail: 'cba6e0',
  quiet: '97a5ad',
  text: 'd9e0e4',
  string: 'e0b872',
  citation: 'd9b36a',
  element: '84cdb9',
  value: '93cfa6',
  number: 'eba98f',
  comment: '94a799',
};

const contrastLight: Palette = {
  section: '00474d',
  logic: '00366d',
  detail: '4a1f66',
  quiet: '2b3338',
  text: '000000',
  string: '5a3600',
  citation: '5f3a00',
  element: '004d3f',
  value: '004d1f',
  number: '7d1f00',
  comment: '2b3b30',
};

const contrastDark: Palette = {
  section: '86ecf1',
  logic: 'a9d3ff',
  detail: 'e3c6f5',
  quiet: 'd3dade',
  text: 'ffffff',
  string: 'ffd28a',
  citation: 'ffd968',
  element: '8df0d8',
  value: '84f0a6',
  number: 'ffbfa6',
  comment: 'c5d8ca',
};

function tokenRules(palette: Palette): Theme['rules'] {
  const rule = (token: string, foreground: string, fontStyle = ''): Theme['rules'][number] => ({
    token,
    foreground,
    fontStyle,
  });
  return [
    rule('', palette.text),
    rule('section', palette.section, 'bold'),
    rule('field', palette.quiet),
    rule('title', palette.text, 'bold'),
    rule('heading', palette.text, 'bold'),
    rule('quantifier', palette.logic, 'bold'),
    rule('connector', palette.logic, 'bold'),
    rule('detail', palette.detail, 'bold'),
    rule('marker', palette.quiet),
    rule('id', palette.quiet, 'italic'),
    rule('citation', palette.citation),
    rule('string', palette.string),
    rule('element', palette.element),
    rule('value', palette.value),
    rule('number', palette.number),
    rule('unit', palette.number),
    rule('operator', palette.quiet),
    rule('code', palette.element),
    rule('type', palette.detail),
    rule('term', palette.text, 'bold'),
    rule('link', palette.section, 'underline'),
    rule('comment', palette.comment, 'italic'),
  ];
}

const lightTheme: Theme = {
  base: 'vs',
  inherit: true,
  rules: tokenRules(light),
  colors: {
    'editor.background': '#ffffff',
    'editor.foreground': '#18232a',
    'editorLineNumber.foreground': '#66737c',
    'editorLineNumber.activeForeground': '#18232a',
    'editor.lineHighlightBackground': '#f3f6f7',
    'editor.lineHighlightBorder': '#00000000',
    'editor.selectionBackground': '#bfdfe1',
    'editor.inactiveSelectionBackground': '#dcebec',
    'editorCursor.foreground': '#165e64',
    'editorIndentGuide.background1': '#e3e8eb',
    'editorIndentGuide.activeBackground1': '#b8c2c8',
    'editorStickyScroll.background': '#f6f8f9',
    'editorStickyScroll.border': '#d3dade',
    'editorStickyScrollHover.background': '#e8edf0',
    'editorWidget.background': '#ffffff',
    'editorWidget.border': '#b8c2c8',
    'editorHoverWidget.background': '#ffffff',
    'editorHoverWidget.border': '#b8c2c8',
    'editorError.foreground': '#a93b2d',
    'editorWarning.foreground': '#a97610',
    'editorInfo.foreground': '#2b6299',
    'editorLightBulb.foreground': '#8a610e',
    'editorLightBulbAutoFix.foreground': '#1b7178',
    'editorCodeLens.foreground': '#5f6d76',
    'editorInlayHint.foreground': '#566570',
    'editorInlayHint.background': '#f1f4f5',
    'editorActionList.background': '#ffffff',
    'editorActionList.foreground': '#18232a',
    'editorActionList.focusBackground': '#d9ecec',
    'editorActionList.focusForeground': '#18232a',
    'peekView.border': '#1b7178',
    'peekViewTitle.background': '#f6f8f9',
    'peekViewTitleDescription.foreground': '#5f6d76',
    'peekViewEditor.background': '#f6f8f9',
    'peekViewEditorStickyScroll.background': '#f6f8f9',
    'peekViewEditor.matchHighlightBackground': '#f3d98c',
    'peekViewResult.background': '#ffffff',
    'peekViewResult.fileForeground': '#18232a',
    'peekViewResult.lineForeground': '#5f6d76',
    'peekViewResult.matchHighlightBackground': '#f3d98c',
    'peekViewResult.selectionBackground': '#d9ecec',
    'peekViewResult.selectionForeground': '#18232a',
    focusBorder: '#1b7178',
    'list.activeSelectionBackground': '#d9ecec',
    'list.activeSelectionForeground': '#18232a',
    'list.focusBackground': '#d9ecec',
    'list.hoverBackground': '#eef1f3',
    'diffEditor.insertedTextBackground': '#22754433',
    'diffEditor.insertedLineBackground': '#22754414',
    'diffEditor.removedTextBackground': '#a93b2d33',
    'diffEditor.removedLineBackground': '#a93b2d12',
    'scrollbarSlider.background': '#5a687133',
    'scrollbarSlider.hoverBackground': '#5a687155',
    'editorOverviewRuler.border': '#00000000',
  },
};

const darkTheme: Theme = {
  base: 'vs-dark',
  inherit: true,
  rules: tokenRules(dark),
  colors: {
    'editor.background': '#1a2227',
    'editor.foreground': '#d9e0e4',
    'editorLineNumber.foreground': '#85939b',
    'editorLineNumber.activeForeground': '#d9e0e4',
    'editor.lineHighlightBackground': '#212b31',
    'editor.lineHighlightBorder': '#00000000',
    'editor.selectionBackground': '#285257',
    'editor.inactiveSelectionBackground': '#24393d',
    'editorCursor.foreground': '#83bdc0',
    'editorIndentGuide.background1': '#2b363d',
    'editorIndentGuide.activeBackground1': '#4a5861',
    'editorStickyScroll.background': '#161d21',
    'editorStickyScroll.border': '#2f3b42',
    'editorStickyScrollHover.background': '#263138',
    'editorWidget.background': '#212b31',
    'editorWidget.border': '#4a5861',
    'editorHoverWidget.background': '#212b31',
    'editorHoverWidget.border': '#4a5861',
    'editorError.foreground': '#ec9586',
    'editorWarning.foreground': '#ddb355',
    'editorInfo.foreground': '#86b3df',
    'editorLightBulb.foreground': '#ddb355',
    'editorLightBulbAutoFix.foreground': '#83bdc0',
    'editorCodeLens.foreground': '#97a5ad',
    'editorInlayHint.foreground': '#a3b0b8',
    'editorInlayHint.background': '#232d33',
    'editorActionList.background': '#212b31',
    'editorActionList.foreground': '#d9e0e4',
    'editorActionList.focusBackground': '#17393e',
    'editorActionList.focusForeground': '#d9e0e4',
    'peekView.border': '#58a5a9',
    'peekViewTitle.background': '#161d21',
    'peekViewTitleDescription.foreground': '#97a5ad',
    'peekViewEditor.background': '#161d21',
    'peekViewEditorStickyScroll.background': '#161d21',
    'peekViewEditor.matchHighlightBackground': '#5c4a1c',
    'peekViewResult.background': '#1a2227',
    'peekViewResult.fileForeground': '#d9e0e4',
    'peekViewResult.lineForeground': '#97a5ad',
    'peekViewResult.matchHighlightBackground': '#5c4a1c',
    'peekViewResult.selectionBackground': '#17393e',
    'peekViewResult.selectionForeground': '#d9e0e4',
    focusBorder: '#58a5a9',
    'list.activeSelectionBackground': '#17393e',
    'list.activeSelectionForeground': '#d9e0e4',
    'list.focusBackground': '#17393e',
    'list.hoverBackground': '#263138',
    'diffEditor.insertedTextBackground': '#6cc48a33',
    'diffEditor.insertedLineBackground': '#6cc48a14',
    'diffEditor.removedTextBackground': '#ec958633',
    'diffEditor.removedLineBackground': '#ec958614',
    'scrollbarSlider.background': '#97a5ad33',
    'scrollbarSlider.hoverBackground': '#97a5ad55',
    'editorOverviewRuler.border': '#00000000',
  },
};

/** What the library's themes of high contrast do not say themselves. */
function contrastColors(ground: string, ink: string, accent: string, chosen: string): Theme['colors'] {
  return {
    'editor.background': ground,
    'editor.foreground': ink,
    'editorLineNumber.foreground': ink,
    'editorLineNumber.activeForeground': accent,
    'editor.selectionBackground': chosen,
    'editor.inactiveSelectionBackground': chosen,
    // The base turns the words of a selection to black, or to white, of itself.
    'editor.selectionForeground': ink,
    'editorCursor.foreground': ink,
    'editorWidget.background': ground,
    'editorWidget.border': ink,
    'editorHoverWidget.background': ground,
    'editorHoverWidget.border': ink,
    'editorCodeLens.foreground': ink,
    'editorInlayHint.foreground': ink,
    'editorInlayHint.background': ground,
    'editorActionList.background': ground,
    'editorActionList.foreground': ink,
    'editorActionList.focusBackground': chosen,
    'editorActionList.focusForeground': ink,
    'list.activeSelectionBackground': chosen,
    'list.activeSelectionForeground': ink,
    'list.focusBackground': chosen,
    'list.focusForeground': ink,
    focusBorder: accent,
    'editorOverviewRuler.border': '#00000000',
  };
}

/** By the name that `editorThemeName` gives. */
export const editorThemes: Readonly<Record<string, Theme>> = {
  'guideline-light': lightTheme,
  'guideline-dark': darkTheme,
  'guideline-contrast-light': {
    base: 'hc-light',
    inherit: true,
    rules: tokenRules(contrastLight),
    colors: contrastColors('#ffffff', '#000000', '#00535a', '#cdeaec'),
  },
  'guideline-contrast-dark': {
    base: 'hc-black',
    inherit: true,
    rules: tokenRules(contrastDark),
    colors: contrastColors('#000000', '#ffffff', '#5fe0e6', '#003c41'),
  },
};
