// The codes of the phase syntax; a table, no logic. ⟪…⟫ stands around the words that the diagnostic points at.
import type { CatalogueEntry } from './catalogue-entry.ts';

export const syntaxEntries = {
  'syntax/tab-indent': {
    severity: 'error',
    message: 'The line is indented with a tab',
    why: 'Nesting is read from spaces; a tab has no agreed width.',
    help: 'Indent with spaces, two for each level; the fix does so in the whole text.',
    example: 'guideline "G"\n  id g\n  version 1\nindications\n  ANY OF\n⟪\t⟫- Epilepsy\n',
  },
  'syntax/pasted-text': {
    severity: 'error',
    message: '{what} cannot be read here',
    why: 'It came with text from a word processor; in names, numbers and logic it is another character than the one meant.',
    help: 'Choose "Repair pasted text": it replaces all such characters of the text by plain ones, and no word changes.',
    example:
      'guideline "G"\n  id g\n  version 1\nindications\n  ANY OF\n    - Epilepsy⟪\u000b⟫before surgery\n',
  },
  'syntax/too-deep': {
    severity: 'error',
    message: 'Lists or parentheses are nested more than {limit} levels deep',
    why: 'Nobody can review criteria that are nested so deep, and engines refuse them.',
    help: 'Split the list, or refer to a criterion by MET {id}.',
    example: '',
  },
  'syntax/too-long': {
    severity: 'error',
    message: 'The text is {size} MB long; the limit is 5 MB',
    why: 'A text of this size is no guideline, and checking it would stall the editor.',
    help: 'Split it into several guidelines, or remove what was pasted by mistake.',
    example: '',
  },
  'syntax/not-a-guideline': {
    severity: 'error',
    message: 'The text does not start as a guideline',
    why: 'The first line names the document, so that versions and citations can refer to it.',
    help: 'Start with `guideline "Title"`, or with `fragment "Title"` for a shared part.',
    example: '⟪indications⟫\n  ANY OF\n    - Epilepsy\n',
  },
  'syntax/not-cases': {
    severity: 'error',
    message: 'The text does not start as a list of cases',
    why: 'The first line names the guideline and the version that the cases are for.',
    help: 'Start with `cases for guideline-id version`.',
    example: '',
  },
  'syntax/second-header': {
    severity: 'error',
    message: 'A second `{word}` starts here',
    why: 'One file holds one guideline.',
    help: 'Move it into a file of its own.',
    example: 'guideline "G"\n  id g\n  version 1\n⟪guideline⟫ "Another"\n  id another\n',
  },
  'syntax/misplaced-section': {
    severity: 'error',
    message: '`{word}` does not belong in this file',
    why: 'Cases stand in a file of their own, beside the guideline.',
    help: 'Move it into a `.cases` file, or into the guideline.',
    example: 'guideline "G"\n  id g\n  version 1\n⟪case⟫ "Known epilepsy"\n  {epilepsy} met\n',
  },
  'syntax/unknown-section': {
    severity: 'error',
    message: '`{word}` is not a section of a guideline',
    why: 'Words at the margin open a section; what stands under an unknown one is not read.',
    help: 'Use a section word such as indications, contraindications, data, terms or references, or indent the line.',
    example: 'guideline "G"\n  id g\n  version 1\n⟪indicators⟫\n  ANY OF\n    - Epilepsy\n',
  },
  'syntax/not-indented': {
    severity: 'error',
    message: 'This line stands at the margin',
    why: 'Lines at the margin open sections; a criterion stands deeper than its section word.',
    help: 'Indent the line.',
    example:
      'guideline "G"\n  id g\n  version 1\nindications\n  ANY OF\n    - Epilepsy\n⟪- Multiple sclerosis⟫\n',
  },
  'syntax/unexpected': {
    severity: 'error',
    message: '`{words}` does not fit here; expected {expected}',
    why: 'The line cannot be read, so nothing of it is used.',
    help: 'Write the line in the expected form.',
    example: 'guideline "G"\n  id g\n  version 1\ndata\n  bmi "Body mass index" ⟪number⟫\n',
  },
  'syntax/unclosed-quote': {
    severity: 'error',
    message: 'The quotation mark is not closed',
    why: 'Words in quotes end with a quotation mark on the same line.',
    help: 'Add the closing quotation mark.',
    example: 'guideline "G"\n  id g\n  version 1\nindications ⟪"MR spectroscopy⟫\n  ANY OF\n    - Epilepsy\n',
  },
  'syntax/unclosed-brace': {
    severity: 'error',
    message: 'The id is not closed',
    why: 'An id stands in braces: {id}.',
    help: 'Add the closing brace.',
    example: 'guideline "G"\n  id g\n  version 1\nindications\n  ANY OF\n    - Epilepsy ⟪{epilepsy⟫\n',
  },
  'syntax/unclosed-bracket': {
    severity: 'error',
    message: 'The citations are not closed',
    why: 'Citations stand in square brackets: [key, key].',
    help: 'Add the closing bracket.',
    example: 'guideline "G"\n  id g\n  version 1\nindications\n  ANY OF\n    - Epilepsy ⟪[maudsley-2021⟫\n',
  },
  'syntax/bad-id': {
    severity: 'error',
    message: '`{id}` is not a valid id',
    why: 'Ids are names for engines and exports: small letters, digits and single hyphens, starting with a letter.',
    help: 'Write it like {brain-tumor}.',
    example: 'guideline "G"\n  id g\n  version 1\nindications\n  ANY OF\n    - Epilepsy ⟪{Epilepsy_1}⟫\n',
  },
  'syntax/logic-word-in-prose': {
    severity: 'error',
    message: '`{word}` stands inside a sentence',
    why: 'A capital logic word acts only at the start of a line or at the end of it; here it would silently be prose.',
    help: 'Start a new line with it, or write it in small letters if it is prose.',
    example:
      'guideline "G"\n  id g\n  version 1\nindications\n  ANY OF\n    - Epilepsy ⟪AND⟫ planned surgery\n',
  },
  'syntax/words-after-logic': {
    severity: 'error',
    message: '`{words}` stands behind the logic of the line',
    why: 'After a list word, an id or citations nothing else is read on the line.',
    help: 'Move the words in front of it, or delete them.',
    example: 'guideline "G"\n  id g\n  version 1\nindications\n  ANY OF ⟪the following:⟫\n    - Epilepsy\n',
  },
  'syntax/needs-marker': {
    severity: 'error',
    message: 'This line needs a list marker',
    why: 'It follows a list word, an id, citations or a detail, so it is no continuation of the words above.',
    help: 'Start it with `-` or a number, or join it to the line above.',
    example:
      'guideline "G"\n  id g\n  version 1\nindications\n  ANY OF\n    - Epilepsy {epilepsy}\n      ⟪before surgery⟫\n',
  },
  'syntax/connector-at-marker': {
    severity: 'error',
    message: '`{word}` must stand deeper than the marker of its item',
    why: "At the marker's column it is unclear which item it belongs to.",
    help: 'Indent the line by two or more spaces, under the words of the item.',
    example:
      'guideline "G"\n  id g\n  version 1\nindications\n  ANY OF\n    - Epilepsy\n    ⟪AND⟫ surgery is planned\n',
  },
  'syntax/missing-quantifier': {
    severity: 'error',
    message: 'It is not said how many of the items below are needed',
    why: 'Any one, or all of them: the two decide differently, and the tool never guesses.',
    help: 'Write ANY OF or ALL OF at the end of the line above the items.',
    example:
      'guideline "G"\n  id g\n  version 1\nindications\n  ANY OF\n    1. ⟪Brain tumors are known⟫\n       a. Biopsy\n       b. Recurrence\n',
  },
  'syntax/empty-group': {
    severity: 'error',
    message: '{quantifier} has no items',
    why: 'A list word is followed by the items that it counts.',
    help: 'Add the items below it, each with a marker, deeper than this line.',
    example:
      'guideline "G"\n  id g\n  version 1\nindications\n  ANY OF\n    - Epilepsy AND ⟪ANY OF⟫\n    - Multiple sclerosis\n',
  },
  'syntax/detail-without-criterion': {
    severity: 'error',
    message: '`{word}` has no criterion above it',
    why: 'Such a line belongs to the criterion that stands above it.',
    help: 'Move it under the criterion that it is about.',
    example:
      'guideline "G"\n  id g\n  version 1\nindications\n  ⟪WHEN⟫ age < 18 years\n  ANY OF\n    - Epilepsy\n',
  },
  'syntax/mixed-connectors': {
    severity: 'error',
    message: 'AND and OR are mixed without grouping',
    why: 'Which of them binds first changes the decision.',
    help: 'Put parentheses around one part, or make a list of its own for it.',
    example:
      'guideline "G"\n  id g\n  version 1\ndata\n  age "Age" quantity in years, precision 1\nindications\n  ANY OF\n    - Young\n      WHEN ⟪age < 18 years AND age > 2 years OR age = 1 years⟫\n',
  },
  'syntax/expression': {
    severity: 'error',
    message: 'The condition cannot be read at `{words}`',
    why: 'A condition that cannot be read decides nothing; the criterion counts as unknown.',
    help: 'Write it like `bmi >= 35 kg/m2`, `stage is II or III`, `stent-placed within 6 weeks before request`.',
    example:
      'guideline "G"\n  id g\n  version 1\ndata\n  age "Age" quantity in years, precision 1\nindications\n  ANY OF\n    - Young\n      WHEN age < ⟪young⟫\n',
  },
  'syntax/case-line': {
    severity: 'error',
    message: '`{words}` is not a line of a case',
    why: 'A case answers criteria, sets data and says what is expected.',
    help: "Write `{id} met`, `the criterion's words not met`, `element is value`, `all others not met` or `expect verdict because {id}`.",
    example:
      'guideline "G"\n  id g\n  version 1\nindications\n  ANY OF\n    - Epilepsy {epilepsy}\n=====\ncases for g 1\ncase "Known epilepsy"\n  ⟪epilepsy yes⟫\n  expect needs-information\n',
  },
} as const satisfies Record<string, CatalogueEntry>;
