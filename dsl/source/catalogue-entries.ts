// Every diagnostic code, once, with its message, reason, advice and an example that raises it; a table, no logic.
import { casesEntries } from './catalogue-cases.ts';
import { exportEntries } from './catalogue-export.ts';
import { modelEntries } from './catalogue-model.ts';
import { syntaxEntries } from './catalogue-syntax.ts';

export const catalogue = { ...syntaxEntries, ...modelEntries, ...casesEntries, ...exportEntries };
