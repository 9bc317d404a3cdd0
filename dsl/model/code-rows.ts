// Rows of code tables: add-on marker, modifiers and status read, each code checked for the form of its system; knows no system's content.
import { comparableCode } from '../decision/codes.ts';
import { diagnose } from '../source/catalogue.ts';
import type { Diagnostic } from '../source/diagnostic.ts';
import type { CodeRow, CodeTableSection, Words } from '../syntax/ast.ts';
import type { CodeTableRow } from './guideline.ts';

const statuses = ['covered', 'not covered', 'related'];

/** Systems whose codes have a form that can be checked; codes of others are taken as written. */
const forms: Readonly<Record<string, { readonly form: RegExp; readonly example: string }>> = {
  CPT: { form: /^\d{4}[0-9A-Z]$/, example: '76390' },
  HCPCS: { form: /^[A-V]\d{4}$/, example: 'A9575' },
  'ICD-10-CM': { form: /^[A-Z]\d[0-9A-Z](?:\.?[0-9A-Z]{1,4})?$/, example: 'C71.9' },
  'ICD-10-PCS': { form: /^[0-9A-HJ-NP-Z]{7}$/, example: '02H63KZ' },
};

type Extras = Pick<CodeTableRow, 'addOn' | 'modifiers'>;

export function readCodeRow(
  { code, status }: Pick<CodeRow, 'code' | 'status'>,
  { kind, system }: Pick<CodeTableSection, 'kind' | 'system'>,
  uri: string,
  report: (diagnostic: Diagnostic) => void,
): Extras {
  const place = { uri, span: code.span };
  const name = system?.value ?? '';
  const addOn = code.value.startsWith('+');
  if (addOn && kind === 'diagnoses') report(diagnose('model/add-on-diagnosis', place, { code: code.value }));
  if (status && !statuses.includes(status.value))
    report(diagnose('model/unknown-code-status', { uri, span: status.span }, { status: status.value }));
  const { ends, modifiers } = partsOf(code.value.slice(addOn ? 1 : 0));
  checkCodes(ends, name, code, uri, report);
  return { addOn, modifiers };
}

/** One code, or both ends of a range, against the form of the system and the order of ranges. */
export function checkCodes(
  ends: readonly string[],
  system: string,
  { value, span }: Words,
  uri: string,
  report: (diagnostic: Diagnostic) => void,
): void {
  const known = Object.hasOwn(forms, system) ? forms[system] : undefined;
  const wrong = known && ends.find((end) => !known.form.test(end.toUpperCase()));
  if (known && wrong !== undefined) {
    const help = `Codes of ${system} are written like ${known.example}.`;
    report(diagnose('model/bad-code', { uri, span, help }, { code: wrong, system }));
  } else if (isBackwards(ends)) report(diagnose('model/bad-code-range', { uri, span }, { code: value }));
}

/** Two characters behind a hyphen are a modifier, more are the end of a range. */
function partsOf(code: string): { readonly ends: readonly string[]; readonly modifiers: readonly string[] } {
  const [first = '', ...rest] = code.split('-');
  const isModifier = (part: string): boolean => part.length === 2;
  return {
    ends: [first, ...rest.filter((part) => !isModifier(part))],
    modifiers: rest.filter(isModifier).map((part) => part.toUpperCase()),
  };
}

function isBackwards([from, to, ...more]: readonly string[]): boolean {
  if (more.length > 0) return true;
  return from !== undefined && to !== undefined && comparableCode(to) < comparableCode(from);
}
