// What a word processor puts on the clipboard as plain text: outlines of our own words with its characters and markers; knows no language.

export interface WordSample {
  readonly name: string;
  readonly pasted: string;
  /** As it stands after the paste at column 4 of a criteria section. */
  readonly repaired: readonly string[];
}

export const wordSamples: readonly WordSample[] = [
  {
    name: 'bullets of three levels, told apart by their glyphs alone',
    pasted:
      '\u2022\tKnown brain tumor with\u00a0one of the following:\r\no\tBiopsy is planned\r\no\tThe patient\u2019s tumor has come back\r\n\u00a7\tAfter radiation\r\n\u2022\tEpilepsy before surgery\r\n',
    repaired: [
      '\u2022 Known brain tumor with one of the following:',
      '      - Biopsy is planned',
      "      - The patient's tumor has come back",
      '        - After radiation',
      '    \u2022 Epilepsy before surgery',
      '',
    ],
  },
  {
    name: 'bullets of a symbol font, which touch their words',
    pasted: '\uf0b7Fever\r\n\uf0b7\tChills\r\n\uf0a7\tAt night\r\n\uf0b7\tCough\r\n',
    repaired: ['- Fever', '    - Chills', '      - At night', '    - Cough', ''],
  },
  {
    name: 'numbers, letters and Roman numbers, flat',
    pasted: '1.\tFirst\r\na.\tSecond\r\nb.\tThird\r\ni.\tFourth\r\nii.\tFifth\r\nc.\tSixth\r\n2.\tSeventh',
    repaired: [
      '1. First',
      '      a. Second',
      '      b. Third',
      '        i. Fourth',
      '        ii. Fifth',
      '      c. Sixth',
      '    2. Seventh',
    ],
  },
  {
    name: 'letters that run past h are no Roman numbers',
    pasted: 'g.\tSeventh\r\nh.\tEighth\r\ni.\tNinth\r\nj.\tTenth',
    repaired: ['g. Seventh', '    h. Eighth', '    i. Ninth', '    j. Tenth'],
  },
  {
    name: 'brackets with spaces, flat',
    pasted: '1) First\n(a) Second\n(b) Third\n2) Fourth',
    repaired: ['1) First', '      (a) Second', '      (b) Third', '    2) Fourth'],
  },
  {
    name: 'an outline of a mail, nested with tabs',
    pasted: '- First\n\t- Second\n\t\t- Third\n\t- Fourth\n- Fifth and/or sixth',
    repaired: ['- First', '      - Second', '        - Third', '      - Fourth', '    - Fifth and/or sixth'],
  },
  {
    name: 'decimal numbers of several levels',
    pasted: '1.\tFirst\r\n1.1\tSecond\r\n1.2\tThird\r\n1.2.1\tFourth\r\n2.\tFifth',
    repaired: ['1. First', '      1. Second', '      2. Third', '        1. Fourth', '    2. Fifth'],
  },
  {
    name: 'a break inside a paragraph, hyphens and quotes of typesetting',
    pasted:
      '1.\tLong\u2011term use of \u201cas needed\u201d therapy\u2026\u000bSecond line of it\r\n2.\tHyper\u00adtension\u200b',
    repaired: [
      '1. Long-term use of "as needed" therapy...',
      '        Second line of it',
      '    2. Hypertension',
    ],
  },
  {
    name: 'a list that wraps by hard line ends',
    pasted: '\u25aa\tA condition whose words\r\nwrap to the next line\r\n\u25aa\tAnother one',
    repaired: ['- A condition whose words', '        wrap to the next line', '    - Another one'],
  },
  {
    name: 'a lead-in above the list',
    pasted: 'The scan is appropriate when:\r\n\u2022\tFever\r\n\u2022\tChills\r\n',
    repaired: ['The scan is appropriate when:', '    \u2022 Fever', '    \u2022 Chills', ''],
  },
];
