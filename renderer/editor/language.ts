// The language as the editor component must know it before the first analysis: colours by pattern, brackets, indentation.
import type { monaco } from './monaco.ts';

export const languageId = 'guideline';

export function registerLanguage(languages: typeof monaco.languages): void {
  if (languages.getLanguages().some((language) => language.id === languageId)) return;
  languages.register({ id: languageId, extensions: ['.guideline', '.cases'], aliases: ['Guideline'] });
  languages.setLanguageConfiguration(languageId, configuration);
  languages.setMonarchTokensProvider(languageId, firstPaint);
}

const configuration: monaco.languages.LanguageConfiguration = {
  comments: { lineComment: '#' },
  brackets: [
    ['{', '}'],
    ['[', ']'],
    ['(', ')'],
  ],
  autoClosingPairs: [
    { open: '{', close: '}' },
    { open: '[', close: ']' },
    { open: '(', close: ')' },
    { open: '"', close: '"' },
  ],
  surroundingPairs: [
    { open: '{', close: '}' },
    { open: '[', close: ']' },
    { open: '(', close: ')' },
    { open: '"', close: '"' },
  ],
  folding: { offSide: true },
  // Ids and codes are one word for double click and word-wise movement.
  wordPattern: /[\p{L}\p{N}]+(?:[-.'][\p{L}\p{N}]+)*/u,
  indentationRules: {
    increaseIndentPattern:
      /^[a-z][a-z ]*\b.*$|^.*\b(?:ANY|ALL|NONE|BOTH|EITHER|\d+) OF(?:\s*\{[^}]*\})?(?:\s*\[[^\]]*\])?\s*$/,
    decreaseIndentPattern: /^(?!)/,
  },
};

const sections =
  'guideline|fragment|cases for|case|population|procedures|diagnoses|see|include|data|indications|continuation|repeat|contraindications|exclusions|experimental|site of service|limits|determination|terms|references|notes|legal|changes from';
const quantifiers = '(?:ANY|ALL|NONE|BOTH|EITHER|AT LEAST \\d+|AT MOST \\d+|EXACTLY \\d+) OF';

/** Shown until the tree of the text is there, and while it is made anew; the tree's colours replace these. */
const firstPaint: monaco.languages.IMonarchLanguage = {
  defaultToken: '',
  tokenizer: {
    root: [
      [/^\s*#.*$/, 'comment'],
      [new RegExp(`^(?:${sections})\\b`), 'section'],
      [/^\s*(?:WHEN|APPLIES TO|EFFECTIVE|LIMIT|EG|ONLY|NOTE|FOOTNOTE|REASON|EVIDENCE|WAIVE)\b/, 'detail'],
      [/^\s*(?:-|[0-9]{1,3}[.)]|[A-Za-z][.)]|[ivxlc]+[.)])(?=\s)/, 'marker'],
      [/^\s*(?:AND|OR|UNLESS|NOT)\b/, 'connector'],
      [new RegExp(`\\b(?:(?:AND|OR|UNLESS|WITH) )?${quantifiers}`), 'quantifier'],
      [/\{[^}\n]*\}/, 'id'],
      [/\[[a-z0-9][a-z0-9 ,;-]*\]/, 'citation'],
      [/"[^"\n]*"/, 'string'],
      [/<https?:[^>\s]*>/, 'link'],
      [/./, ''],
    ],
  },
};
