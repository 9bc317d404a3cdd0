// The codes of the phase that emits files for engines: what a target cannot carry; a table, no logic.
import type { CatalogueEntry } from './catalogue-entry.ts';

export const exportEntries = {
  'export/no-cql-translator': {
    severity: 'warning',
    message: 'The CQL goes without ELM, because no CQL translator is at hand',
    why: 'Engines run ELM. Whoever takes the CQL has to translate it first.',
    help: 'Export with the app or the command line, which bring the translator along.',
    example: '⟪guideline⟫ "G"\n  id g\n  version 1\nindications\n  ANY OF\n    - Epilepsy {epilepsy}\n',
  },
  'export/not-translated': {
    severity: 'error',
    message: 'The CQL translator refuses the emitted CQL: {problem}',
    why: 'A library that does not translate runs on no engine.',
    help: 'This is a fault of the export and not of the guideline: please report it. The other targets can be exported without CQL and FHIR.',
    example: '⟪guideline⟫ "G"\n  id g\n  version 1\nindications\n  ANY OF\n    - Epilepsy {epilepsy}\n',
  },
  'export/too-fine-for-cql': {
    severity: 'error',
    message: '`{name}` has {decimals} decimal places, and a number in CQL has 8',
    why: 'A number that is cut off would be compared wrongly.',
    help: 'Choose a larger unit or a coarser precision, or export without CQL and FHIR.',
    example:
      'guideline "G"\n  id g\n  version 1\ndata\n  ⟪trace "Trace" quantity in mg, precision 0.000000001, from 0 to 1⟫\nindications\n  ANY OF\n    - Traces {traces}\n      WHEN trace > 0.5 mg\n',
  },
  'export/too-large-for-cql': {
    severity: 'error',
    message: 'A condition on `{name}` counts to {number}, and a count in CQL ends at 2147483647',
    why: 'A larger number would make the condition unknown in every case.',
    help: 'Declare it as a quantity, or export without CQL and FHIR.',
    example:
      'guideline "G"\n  id g\n  version 1\ndata\n  cells "Cells" count\nindications\n  ANY OF\n    ⟪- Cells {many-cells}\n      WHEN cells >= 3000000000⟫\n',
  },
  'export/not-in-xml': {
    severity: 'error',
    message: 'The text "{words}" holds the character {character}, which no XML file may hold',
    why: 'A DMN model is XML: with that character no engine and no editor would open it.',
    help: 'Delete the character, which is not to be seen in print, or export without DMN.',
    example:
      '⟪guideline⟫ "Brain\u2401scans"\n  id g\n  version 1\nindications\n  ANY OF\n    - Epilepsy {epilepsy}\n',
  },
  'export/too-fine-for-sql': {
    severity: 'error',
    message: '`{name}` has {decimals} decimal places, and a column of facts has 10',
    why: 'The column would round the number, and the condition would compare another one.',
    help: 'Choose a larger unit or a coarser precision, or export without SQL.',
    example:
      'guideline "G"\n  id g\n  version 1\ndata\n  ⟪trace "Trace" quantity in mg, precision 0.00000000001, from 0 to 1⟫\nindications\n  ANY OF\n    - Traces {traces}\n      WHEN trace > 0.5 mg\n',
  },
  'export/too-wide-for-postgres': {
    severity: 'warning',
    message: 'The queries need {columns} columns, and PostgreSQL has 1600: its files are left out',
    why: 'PostgreSQL would refuse them.',
    help: 'Use the SQL of DuckDB or Spark, or another target.',
    example: '⟪guideline⟫ "G"\n  id g\n  version 1\nindications\n  ANY OF\n    - Epilepsy {epilepsy}\n',
  },
  'export/range-of-codes': {
    severity: 'warning',
    message: 'A FHIR value set lists codes one by one, and the range {range} stands in its description only',
    why: 'Whoever looks a code up in the value set does not find those within the range.',
    help: 'List the codes one by one where value sets are used. What decides, a condition on codes, carries ranges as they are.',
    example:
      'guideline "G"\n  id g\n  version 1\ndiagnoses ICD-10-CM\n  ⟪C71.0-C71.9  Brain tumors⟫\nindications\n  ANY OF\n    - Epilepsy {epilepsy}\n',
  },
} as const satisfies Readonly<Record<string, CatalogueEntry>>;
