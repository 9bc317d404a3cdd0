// The codes of the phase that reads cases; a table, no logic. In an example the cases stand under the line `=====`, the guideline above it.
import type { CatalogueEntry } from './catalogue-entry.ts';

export const casesEntries = {
  'cases/other-guideline': {
    severity: 'warning',
    message: 'These cases are for `{cases}`, but the guideline is `{guideline}`',
    why: 'What is expected of one version need not hold for another.',
    help: 'Correct the first line, or move the file beside its guideline.',
    example:
      'guideline "G"\n  id g\n  version 2\nindications\n  ANY OF\n    - Epilepsy {epilepsy}\n=====\ncases for ⟪g 1⟫\ncase "Epilepsy"\n  {epilepsy} met\n  expect appropriate\n',
    exampleKind: 'cases',
  },
  'cases/duplicate-title': {
    severity: 'error',
    message: 'The title "{title}" is used twice',
    why: 'Reports name cases by their title.',
    help: 'Say what is different in one of them.',
    example:
      'guideline "G"\n  id g\n  version 1\nindications\n  ANY OF\n    - Epilepsy {epilepsy}\n=====\ncases for g 1\ncase "Epilepsy"\n  {epilepsy} met\n  expect appropriate\ncase "⟪Epilepsy⟫"\n  {epilepsy} not met\n  expect clinician-review\n',
    exampleKind: 'cases',
  },
  'cases/unknown-criterion': {
    severity: 'error',
    message: 'No criterion has the id `{id}`',
    why: 'The line would test nothing.',
    help: 'Use the id of a criterion of this guideline.',
    example:
      'guideline "G"\n  id g\n  version 1\nindications\n  ANY OF\n    - Epilepsy {epilepsy}\n=====\ncases for g 1\ncase "Epilepsy"\n  {⟪epilepsie⟫} met\n  expect appropriate\n',
    exampleKind: 'cases',
  },
  'cases/unknown-words': {
    severity: 'error',
    message: 'No criterion reads "{words}"',
    why: 'A line names a question by its exact words, so that a reworded criterion is noticed.',
    help: 'Copy the words of the criterion, or write its id in braces.',
    example:
      'guideline "G"\n  id g\n  version 1\nindications\n  ANY OF\n    - Epilepsy {epilepsy}\n=====\ncases for g 1\ncase "Epilepsy"\n  ⟪Epilepsies⟫ met\n  expect appropriate\n',
    exampleKind: 'cases',
  },
  'cases/ambiguous-words': {
    severity: 'error',
    message: 'Several criteria read "{words}"',
    why: 'It is not clear which of them the case means.',
    help: 'Write one of the ids.',
    example:
      'guideline "G"\n  id g\n  version 1\nindications\n  ANY OF\n    - Tumor AND ANY OF {tumor}\n        - Pain {tumor-pain}\n        - Loss of weight {loss}\n    - Pain {pain}\n=====\ncases for g 1\ncase "Pain"\n  ⟪Pain⟫ met\n  expect needs-information\n',
    exampleKind: 'cases',
  },
  'cases/not-a-question': {
    severity: 'error',
    message: '`{name}` cannot be answered',
    why: 'It is a list or is computed from data, so its truth follows from other answers.',
    help: 'Answer or set what it depends on.',
    example:
      'guideline "G"\n  id g\n  version 1\ndata\n  age "Age" quantity in years, precision 1, from 0 to 120\nindications\n  ANY OF\n    - Child {child}\n      WHEN age < 18 years\n=====\ncases for g 1\ncase "Child"\n  {⟪child⟫} met\n  expect appropriate\n',
    exampleKind: 'cases',
  },
  'cases/example-not-met': {
    severity: 'error',
    message: '"{words}" is only an example, and its absence decides nothing',
    why: 'An open example can show that a criterion is met; without it the criterion may be met all the same.',
    help: 'Answer the criterion itself.',
    example:
      'guideline "G"\n  id g\n  version 1\nindications\n  ANY OF\n    - Encephalopathy {encephalopathy}\n      EG hepatic; toxic\n=====\ncases for g 1\ncase "No liver disease"\n  ⟪hepatic⟫ not met\n  expect needs-information\n',
    exampleKind: 'cases',
  },
  'cases/unknown-element': {
    severity: 'error',
    message: '`{name}` is not a data element of this guideline',
    why: 'The line would set nothing.',
    help: 'Use a name that is declared under data.',
    example:
      'guideline "G"\n  id g\n  version 1\ndata\n  age "Age" quantity in years, precision 1, from 0 to 120\nindications\n  ANY OF\n    - Child {child}\n      WHEN age < 18 years\n=====\ncases for g 1\ncase "Child"\n  ⟪years⟫ is 3 years\n  expect appropriate\n',
    exampleKind: 'cases',
  },
  'cases/wrong-value': {
    severity: 'error',
    message: '`{value}` is not a value of `{name}`',
    why: 'The case would count the fact as unknown.',
    help: 'Write a value that fits the declaration under data.',
    example:
      'guideline "G"\n  id g\n  version 1\ndata\n  age "Age" quantity in years, precision 1, from 0 to 120\nindications\n  ANY OF\n    - Child {child}\n      WHEN age < 18 years\n=====\ncases for g 1\ncase "Child"\n  age is ⟪3.5 years⟫\n  expect appropriate\n',
    exampleKind: 'cases',
  },
  'cases/answered-twice': {
    severity: 'error',
    message: '`{name}` is answered in two ways',
    why: 'The facts contradict each other.',
    help: 'Keep one of the two lines.',
    example:
      'guideline "G"\n  id g\n  version 1\nindications\n  ANY OF\n    - Epilepsy {epilepsy}\n=====\ncases for g 1\ncase "Epilepsy"\n  {epilepsy} met\n  ⟪Epilepsy not met⟫\n  expect appropriate\n',
    exampleKind: 'cases',
  },
  'cases/others-met': {
    severity: 'error',
    message: '`all others {state}` has no meaning',
    why: 'Only `all others not met` closes a case; what is not mentioned is unknown anyway.',
    help: 'Write `all others not met`, or delete the line.',
    example:
      'guideline "G"\n  id g\n  version 1\nindications\n  ANY OF\n    - Epilepsy {epilepsy}\n=====\ncases for g 1\ncase "All"\n  ⟪all others met⟫\n  expect appropriate\n',
    exampleKind: 'cases',
  },
  'cases/no-closing-value': {
    severity: 'error',
    message: 'No value of `{name}` leaves every condition on it not met',
    why: '`all others not met` cannot choose one.',
    help: 'Say in the case which value it has.',
    example:
      'guideline "G"\n  id g\n  version 1\ndata\n  age "Age" quantity in years, precision 1, from 0 to 120\nindications\n  ANY OF\n    - Child {child}\n      WHEN age < 18 years\n    - Adult {adult}\n      WHEN age >= 18 years\n=====\ncases for g 1\ncase "Nothing"\n  ⟪all others not met⟫\n  expect clinician-review\n',
    exampleKind: 'cases',
  },
  'cases/unknown-determination': {
    severity: 'error',
    message: 'This guideline never determines `{verdict}`',
    why: 'The case could not pass.',
    help: 'Use one of its determinations.',
    example:
      'guideline "G"\n  id g\n  version 1\nindications\n  ANY OF\n    - Epilepsy {epilepsy}\n=====\ncases for g 1\ncase "Epilepsy"\n  {epilepsy} met\n  expect ⟪approved⟫\n',
    exampleKind: 'cases',
  },
  'cases/two-expectations': {
    severity: 'error',
    message: 'The case expects two determinations',
    why: 'A request has one determination.',
    help: 'Delete one of the two lines.',
    example:
      'guideline "G"\n  id g\n  version 1\nindications\n  ANY OF\n    - Epilepsy {epilepsy}\n=====\ncases for g 1\ncase "Epilepsy"\n  {epilepsy} met\n  expect appropriate\n  ⟪expect clinician-review⟫\n',
    exampleKind: 'cases',
  },
  'cases/not-as-expected': {
    severity: 'warning',
    message: 'The case "{title}" is decided {decided}; expected was {expected}',
    why: 'Either the guideline or the expectation is wrong; no bundle is made from cases that fail.',
    help: 'Mend the criterion, or write what is meant to be decided.',
    example:
      'guideline "G"\n  id g\n  version 1\nindications\n  ANY OF\n    - Epilepsy {epilepsy}\n=====\ncases for g 1\ncase "Epilepsy"\n  {epilepsy} met\n  ⟪expect clinician-review⟫\n',
    exampleKind: 'cases',
  },
  'cases/nothing-expected': {
    severity: 'warning',
    message: 'The case "{title}" expects nothing',
    why: 'It cannot fail, so it tests nothing.',
    help: 'Add a line such as `expect appropriate because {epilepsy}`.',
    example:
      'guideline "G"\n  id g\n  version 1\nindications\n  ANY OF\n    - Epilepsy {epilepsy}\n=====\ncases for g 1\ncase "⟪Epilepsy⟫"\n  {epilepsy} met\n',
    exampleKind: 'cases',
  },
} as const satisfies Record<string, CatalogueEntry>;
