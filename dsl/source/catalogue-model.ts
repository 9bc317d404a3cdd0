// The codes of the phase model; a table, no logic. ⟪…⟫ stands around the words that the diagnostic points at.
import type { CatalogueEntry } from './catalogue-entry.ts';

export const modelEntries = {
  'model/missing-header': {
    severity: 'warning',
    message: 'The guideline has no {field}',
    why: 'Cases, comparisons, includes and bundles refer to it; a draft can do without, a bundle cannot.',
    help: 'Add it under the first line, such as `id mr-spectroscopy` or `version 2024.1`.',
    example: '⟪guideline⟫ "G"\n  id g\n',
  },
  'model/unknown-header': {
    severity: 'warning',
    message: '`{key}` is not a field of the header',
    why: 'Nothing reads it, so it would be lost in the printed document.',
    help: 'Use id, number, version, follows, status, program, owner, initiated, reviewed, previous-review, effective or review-due.',
    example: 'guideline "G"\n  id g\n  version 1\n  ⟪colour⟫ blue\n',
  },
  'model/bad-date': {
    severity: 'error',
    message: '`{date}` is not a date',
    why: 'Dates are read as year-month-day and must exist in the calendar.',
    help: 'Write it like 2024-10-28.',
    example: 'guideline "G"\n  id g\n  version 1\n  reviewed ⟪10/28/2024⟫\n',
  },
  'model/duplicate-header': {
    severity: 'error',
    message: '`{key}` is given twice',
    why: 'Only one of them can be meant.',
    help: 'Delete one.',
    example: 'guideline "G"\n  id g\n  version 1\n  ⟪version⟫ 2\n',
  },
  'model/duplicate-id': {
    severity: 'error',
    message: 'The id `{id}` is used twice',
    why: 'Ids name one criterion, so that citations, cases and comparisons hit the right one.',
    help: 'Give one of them another id.',
    example:
      'guideline "G"\n  id g\n  version 1\nindications\n  ANY OF\n    - Epilepsy {epilepsy}\n    - Other epilepsy ⟪{epilepsy}⟫\n',
  },
  'model/id-and-element': {
    severity: 'error',
    message: '`{id}` names both a criterion and a data element',
    why: 'Facts are given by name, so a name can mean only one of them.',
    help: 'Rename one of them.',
    example:
      'guideline "G"\n  id g\n  version 1\ndata\n  age "Age" quantity in years, precision 1, from 0 to 120\n  stage "Stage" scale I < II < III\n  mri "Last MRI" choice of normal, abnormal\n  placed "Date of placement" date\nindications\n  ANY OF\n    - Age ⟪{age}⟫\n',
  },
  'model/unknown-id': {
    severity: 'error',
    message: 'No criterion has the id `{id}`',
    why: 'The reference leads nowhere.',
    help: 'Use the id of a criterion of this guideline.',
    example:
      'guideline "G"\n  id g\n  version 1\ndata\n  age "Age" quantity in years, precision 1, from 0 to 120\n  stage "Stage" scale I < II < III\n  mri "Last MRI" choice of normal, abnormal\n  placed "Date of placement" date\nindications\n  ANY OF\n    - Computed\n      WHEN MET ⟪{epilepsia}⟫\n',
  },
  'model/cycle': {
    severity: 'error',
    message: '`{id}` refers to itself by way of MET',
    why: 'Its truth would depend on itself.',
    help: 'Break the circle of references.',
    example:
      'guideline "G"\n  id g\n  version 1\nindications\n  ANY OF\n    - One {one}\n      WHEN MET {two}\n    - Two {two}\n      WHEN MET ⟪{one}⟫\n',
  },
  'model/long-chain': {
    severity: 'error',
    message: '`{id}` stands at the end of more than {limit} criteria that each refer to the next by MET',
    why: 'Nobody can follow such a chain, and engines refuse it.',
    help: 'Refer to the last criterion of the chain, or define the criteria before those that refer to them.',
    example: '',
  },
  'model/duplicate-element': {
    severity: 'error',
    message: 'The data element `{name}` is declared twice',
    why: 'Only one declaration can be meant.',
    help: 'Delete or rename one.',
    example: 'guideline "G"\n  id g\n  version 1\ndata\n  age "Age" count\n  ⟪age⟫ "Age" count\n',
  },
  'model/bad-element-name': {
    severity: 'error',
    message: '`{name}` cannot be the name of a data element',
    why: 'Names are small letters, digits and single hyphens, starting with a letter.',
    help: 'Write it like mri-result.',
    example: 'guideline "G"\n  id g\n  version 1\ndata\n  ⟪Age⟫ "Age" count\n',
  },
  'model/reserved-name': {
    severity: 'error',
    message: '`{name}` is a word of conditions and cannot name a data element',
    why: 'A condition that begins with it could not be read.',
    help: 'Add a word, such as weight-before.',
    example: 'guideline "G"\n  id g\n  version 1\ndata\n  ⟪before⟫ "Weight before" quantity in kg\n',
  },
  'model/unknown-element': {
    severity: 'error',
    message: '`{name}` is not declared under data',
    why: 'A condition can only use facts that are declared with their type.',
    help: 'Declare it in the section data.',
    example:
      'guideline "G"\n  id g\n  version 1\ndata\n  age "Age" quantity in years, precision 1, from 0 to 120\n  stage "Stage" scale I < II < III\n  mri "Last MRI" choice of normal, abnormal\n  placed "Date of placement" date\nindications\n  ANY OF\n    - Computed\n      WHEN ⟪weight⟫ > 3 kg\n',
  },
  'model/wrong-type': {
    severity: 'error',
    message: '`{name}` is a {type}; {operator} does not fit it',
    why: 'The comparison has no meaning for this kind of fact.',
    help: 'Use a comparison that fits: numbers with < and >, choices with is, scales with at least, dates with within.',
    example:
      'guideline "G"\n  id g\n  version 1\ndata\n  age "Age" quantity in years, precision 1, from 0 to 120\n  stage "Stage" scale I < II < III\n  mri "Last MRI" choice of normal, abnormal\n  placed "Date of placement" date\nindications\n  ANY OF\n    - Computed\n      WHEN ⟪mri⟫ > 3 kg\n',
  },
  'model/unknown-value': {
    severity: 'error',
    message: '`{value}` is not a value of `{name}`',
    why: 'The condition could never be met.',
    help: 'Use one of the declared values.',
    example:
      'guideline "G"\n  id g\n  version 1\ndata\n  age "Age" quantity in years, precision 1, from 0 to 120\n  stage "Stage" scale I < II < III\n  mri "Last MRI" choice of normal, abnormal\n  placed "Date of placement" date\nindications\n  ANY OF\n    - Computed\n      WHEN mri is ⟪normol⟫\n',
  },
  'model/unit-mismatch': {
    severity: 'error',
    message: '`{name}` is measured in {expected}, not in {unit}',
    why: 'Numbers in different units cannot be compared.',
    help: 'Write the number in the declared unit.',
    example:
      'guideline "G"\n  id g\n  version 1\ndata\n  age "Age" quantity in years, precision 1, from 0 to 120\n  stage "Stage" scale I < II < III\n  mri "Last MRI" choice of normal, abnormal\n  placed "Date of placement" date\nindications\n  ANY OF\n    - Computed\n      WHEN age > ⟪3 kg⟫\n',
  },
  'model/bad-code': {
    severity: 'warning',
    message: '`{code}` does not have the form of a code of {system}',
    why: 'A slip in a code selects other services or none.',
    help: 'Check the code, or name another code system in the heading of the table.',
    example:
      'guideline "G"\n  id g\n  version 1\nprocedures CPT\n  ⟪7639⟫  Magnetic resonance spectroscopy\n',
  },
  'model/bad-code-range': {
    severity: 'error',
    message: '`{code}` is not a range from a lower code to a higher one',
    why: 'No code lies in it.',
    help: 'Write the lower code first, one range a line.',
    example:
      'guideline "G"\n  id g\n  version 1\ndiagnoses ICD-10-CM\n  ⟪C71.9-C71.0⟫  Malignant neoplasm of brain\n',
  },
  'model/add-on-diagnosis': {
    severity: 'error',
    message: '`{code}` is marked as an add-on, which only procedures can be',
    why: 'The + says that a service is billed only together with another one.',
    help: 'Delete the +.',
    example:
      'guideline "G"\n  id g\n  version 1\ndiagnoses ICD-10-CM\n  ⟪+C71.9⟫  Malignant neoplasm of brain\n',
  },
  'model/unknown-code-status': {
    severity: 'error',
    message: '`{status}` is not a status of a code',
    why: 'A status that is misread turns a covered code into another.',
    help: 'Use covered, not covered or related.',
    example: 'guideline "G"\n  id g\n  version 1\nprocedures CPT\n  76390  Spectroscopy | ⟪non-covered⟫\n',
  },
  'model/unknown-unit': {
    severity: 'error',
    message: '`{unit}` is not a unit that is known here',
    why: 'Numbers are compared and converted by their units, so a unit must be one of UCUM or a calendar word.',
    help: 'Use a UCUM unit such as kg/m2, mg/dL, mm[Hg], /h or %; what is only counted stands in braces: {points}.',
    example: 'guideline "G"\n  id g\n  version 1\ndata\n  pressure "Pressure" quantity in ⟪mmHg⟫\n',
  },
  'model/inexact-conversion': {
    severity: 'error',
    message: '`{written}` lies between two values of `{name}`, which is declared in steps of {precision}',
    why: 'Thresholds are converted exactly and never rounded, since rounding moves the line between two determinations.',
    help: 'Write the number in the declared unit, or declare a finer precision.',
    example:
      'guideline "G"\n  id g\n  version 1\ndata\n  weight "Weight" quantity in kg, precision 0.1, from 0 to 500\nindications\n  ANY OF\n    - Heavy\n      WHEN weight > ⟪200 [lb_av]⟫\n',
  },
  'model/percent-of-percent': {
    severity: 'error',
    message: '`{name}` is itself measured in %, so {number} % can mean two things',
    why: 'A fall from 40 % to 36 % is a change by 4 percentage points and by 10 % of the baseline.',
    help: 'Write `{points}` instead of `%` for percentage points, such as `10 {points}`.',
    example:
      'guideline "G"\n  id g\n  version 1\ndata\n  lvef "Ejection fraction" quantity in %, from 1 to 100\n  lvef-baseline "Ejection fraction before" quantity in %, from 1 to 100\nindications\n  ANY OF\n    - Worse\n      WHEN lvef decreased by at least ⟪10 %⟫ from lvef-baseline\n',
  },
  'model/baseline-may-be-zero': {
    severity: 'error',
    message: '`{name}` may be zero, of which there is no percentage',
    why: 'A change in percent is a part of its baseline.',
    help: 'Declare the baseline as a quantity with a lowest value above zero, such as `from 1 to 500`.',
    example:
      'guideline "G"\n  id g\n  version 1\ndata\n  weight "Weight" quantity in kg\n  weight-baseline "Weight before" quantity in kg\nindications\n  ANY OF\n    - Lost weight\n      WHEN weight decreased by at least 10 % from ⟪weight-baseline⟫\n',
  },
  'model/open-change': {
    severity: 'error',
    message: '`{direction} by {bound}` leaves open whether a change the other way counts',
    why: 'A number that went the other way has not changed by that much in this way either.',
    help: 'Write `changed by {bound}` for a change of either kind, or NOT and the opposite bound.',
    example:
      'guideline "G"\n  id g\n  version 1\ndata\n  weight "Weight" quantity in kg, from 1\n  weight-baseline "Weight before" quantity in kg, from 1\nindications\n  ANY OF\n    - Stable\n      WHEN ⟪weight decreased by less than 10 % from weight-baseline⟫\n',
  },
  'model/bad-number': {
    severity: 'error',
    message: '`{number}` is not a number that can be used here',
    why: 'Numbers are whole or decimal, with up to 15 digits.',
    help: 'Write it like 35 or 34.9.',
    example: 'guideline "G"\n  id g\n  version 1\ndata\n  age "Age" quantity in years, precision ⟪0⟫\n',
  },
  'model/too-fine': {
    severity: 'error',
    message: '`{number}` is finer than the precision {precision} of `{name}`',
    why: 'No documented value could lie between, so the border would be decided by chance.',
    help: 'Round the number, or declare a finer precision.',
    example:
      'guideline "G"\n  id g\n  version 1\ndata\n  age "Age" quantity in years, precision 1, from 0 to 120\n  stage "Stage" scale I < II < III\n  mri "Last MRI" choice of normal, abnormal\n  placed "Date of placement" date\nindications\n  ANY OF\n    - Computed\n      WHEN age > ⟪3.5 years⟫\n',
  },
  'model/out-of-range': {
    severity: 'error',
    message: '`{number}` lies outside the declared range of `{name}` ({range})',
    why: 'The condition would always or never be met.',
    help: 'Correct the number, or the range under data.',
    example:
      'guideline "G"\n  id g\n  version 1\ndata\n  age "Age" quantity in years, precision 1, from 0 to 120\n  stage "Stage" scale I < II < III\n  mri "Last MRI" choice of normal, abnormal\n  placed "Date of placement" date\nindications\n  ANY OF\n    - Computed\n      WHEN age > ⟪200 years⟫\n',
  },
  'model/empty-range': {
    severity: 'error',
    message: 'No value of `{name}` lies between {from} and {to}',
    why: 'The first number is greater than the second.',
    help: 'Swap them.',
    example:
      'guideline "G"\n  id g\n  version 1\ndata\n  age "Age" quantity in years, precision 1, from 0 to 120\n  stage "Stage" scale I < II < III\n  mri "Last MRI" choice of normal, abnormal\n  placed "Date of placement" date\nindications\n  ANY OF\n    - Computed\n      WHEN ⟪age between 20 years and 10 years⟫\n',
  },
  'model/unknown-citation': {
    severity: 'error',
    message: '`{key}` is not in the references',
    why: 'The printed document could give it no number.',
    help: 'Add it to references, or correct the key.',
    example:
      'guideline "G"\n  id g\n  version 1\nindications\n  ANY OF\n    - Epilepsy [⟪smith-2020⟫]\nreferences\n  smith-2021 Smith, A. (2021). A title.\n',
  },
  'model/duplicate-reference': {
    severity: 'error',
    message: 'The reference `{key}` is given twice',
    why: 'Citations would not know which one is meant.',
    help: 'Delete or rename one.',
    example:
      'guideline "G"\n  id g\n  version 1\nreferences\n  smith-2021 Smith, A. (2021). A title.\n  ⟪smith-2021⟫ Smith, B. (2021). Another.\n',
  },
  'model/duplicate-section': {
    severity: 'error',
    message: 'The section {word} stands twice',
    why: 'Only one of this kind can be printed.',
    help: 'Join the two.',
    example: 'guideline "G"\n  id g\n  version 1\nnotes\n  One.\n⟪notes⟫\n  Two.\n',
  },
  'model/arity': {
    severity: 'error',
    message: '{quantifier} needs exactly two items, not {count}',
    why: 'Both and either speak of two.',
    help: 'Use ALL OF or ANY OF, or correct the list.',
    example:
      'guideline "G"\n  id g\n  version 1\nindications\n  ⟪BOTH OF⟫\n    - One\n    - Two\n    - Three\n',
  },
  'model/count-too-large': {
    severity: 'error',
    message: '{quantifier} asks for more than the {count} items of the list',
    why: 'It could never be met.',
    help: 'Lower the number, or add items.',
    example:
      'guideline "G"\n  id g\n  version 1\nindications\n  ⟪AT LEAST 4 OF⟫\n    - One\n    - Two\n    - Three\n',
  },
  'model/count-trivial': {
    severity: 'error',
    message: '{quantifier} is always met',
    why: 'Every case fulfils it, so it decides nothing.',
    help: 'Correct the number.',
    example: 'guideline "G"\n  id g\n  version 1\nindications\n  ⟪AT LEAST 0 OF⟫\n    - One\n    - Two\n',
  },
  'model/missing-include': {
    severity: 'error',
    message: 'The fragment {id} {version} is not in the library',
    why: 'Its criteria would silently be missing.',
    help: 'Add the file of the fragment, or correct id and version.',
    example: 'guideline "G"\n  id g\n  version 1\ninclude ⟪mri-safety 2024.9⟫\n',
  },
  'model/include-conflict': {
    severity: 'error',
    message: 'The fragment declares `{name}` differently',
    why: 'One fact cannot have two types.',
    help: 'Make the two declarations equal, or rename one.',
    example: '',
  },
  'model/nested-include': {
    severity: 'error',
    message: 'A fragment cannot include another',
    why: 'Includes are one level deep, so that a reader finds every criterion.',
    help: 'Include both in the guideline.',
    example: 'fragment "F"\n  id f\n  version 1\ninclude ⟪mri-safety 2024.9⟫\n',
  },
  'model/when-on-group': {
    severity: 'error',
    message: 'A criterion with a list and no words of its own cannot have WHEN',
    why: 'The list already says when it is met.',
    help: 'Move the condition into an item of the list.',
    example:
      'guideline "G"\n  id g\n  version 1\ndata\n  age "Age" quantity in years, precision 1, from 0 to 120\n  stage "Stage" scale I < II < III\n  mri "Last MRI" choice of normal, abnormal\n  placed "Date of placement" date\nindications\n  ANY OF\n    - ANY OF\n        - One\n      ⟪WHEN age < 18 years⟫\n',
  },
  'model/two-details': {
    severity: 'error',
    message: 'The criterion has two {word} lines',
    why: 'Only one of them can be meant.',
    help: 'Join them by AND or OR.',
    example:
      'guideline "G"\n  id g\n  version 1\ndata\n  age "Age" quantity in years, precision 1, from 0 to 120\n  stage "Stage" scale I < II < III\n  mri "Last MRI" choice of normal, abnormal\n  placed "Date of placement" date\nindications\n  ANY OF\n    - Young\n      WHEN age < 18 years\n      ⟪WHEN age < 12 years⟫\n',
  },
  'model/heading-with-when': {
    severity: 'error',
    message: 'A heading has no truth of its own, so {word} has nothing to decide',
    why: 'The colon makes the words a heading.',
    help: 'Delete the colon, or the line.',
    example:
      'guideline "G"\n  id g\n  version 1\ndata\n  age "Age" quantity in years, precision 1, from 0 to 120\n  stage "Stage" scale I < II < III\n  mri "Last MRI" choice of normal, abnormal\n  placed "Date of placement" date\nindications\n  ANY OF\n    - Status: ANY OF\n        - One\n      ⟪WHEN age < 18 years⟫\n',
  },
  'model/unknown-verdict-section': {
    severity: 'error',
    message: '`{word}` is no section of this guideline',
    why: 'The row could never match.',
    help: 'Use one of the criteria sections that the guideline has.',
    example:
      'guideline "G"\n  id g\n  version 1\nindications\n  ANY OF\n    - One\ndetermination\n  ⟪exclusions⟫ met not-covered\n  otherwise clinician-review\n',
  },
  'model/unknown-verdict': {
    severity: 'error',
    message: '`{verdict}` is not a determination',
    why: 'Engines and reports know a fixed list of determinations.',
    help: 'Use appropriate, not-covered, clinician-review or needs-information.',
    example:
      'guideline "G"\n  id g\n  version 1\nindications\n  ANY OF\n    - One\ndetermination\n  indications met ⟪approved⟫\n  otherwise clinician-review\n',
  },
  'model/unknown-state': {
    severity: 'error',
    message: '`{state}` is not a state of a section',
    why: 'A section is met, not met or unknown.',
    help: 'Write met, not met or unknown.',
    example:
      'guideline "G"\n  id g\n  version 1\nindications\n  ANY OF\n    - One\ndetermination\n  indications ⟪done⟫ appropriate\n  otherwise clinician-review\n',
  },
  'model/unknown-met-row': {
    severity: 'error',
    message: 'A row for unknown can only ask for information',
    why: 'Missing documentation is never an approval or a denial.',
    help: 'Write needs-information or clinician-review.',
    example:
      'guideline "G"\n  id g\n  version 1\nindications\n  ANY OF\n    - One\ndetermination\n  indications unknown ⟪appropriate⟫\n  otherwise clinician-review\n',
  },
  'model/missing-otherwise': {
    severity: 'error',
    message: 'The determination table has no row `otherwise`',
    why: 'Some cases would have no determination.',
    help: 'Add a last row such as `otherwise clinician-review`.',
    example:
      'guideline "G"\n  id g\n  version 1\nindications\n  ANY OF\n    - One\n⟪determination⟫\n  indications met appropriate\n',
  },
  'model/missing-guideline': {
    severity: 'error',
    message: 'The library has no guideline {id} {version}',
    why: 'The cases cannot be tried without it.',
    help: 'Correct id and version in the first line, or add the guideline.',
    example: 'cases for ⟪nothing⟫ 1\ncase "One"\n  expect appropriate\n',
  },
} as const satisfies Record<string, CatalogueEntry>;
