// Which guidelines list the code of a procedure, singly or within a range; knows no code system's content.
import { codeInRange, comparableCode } from '../dsl/index.ts';

/** One row of a table of procedures: a code, or a range such as `J7321-J7329`. */
export interface ServiceCode {
  readonly system: string;
  readonly code: string;
}

/** Ids of the guidelines that list the code, each once; without `system` in any. */
export type FindService = (code: string, system?: string) => readonly string[];

export function serviceIndex(bundles: readonly Listing[]): FindService {
  const single = new Map<string, Listed[]>();
  const ranges: Range[] = [];
  for (const { guidelineId, services } of bundles)
    for (const { system, code } of services) {
      const [from, to] = endsOf(code);
      const key = comparableCode(from);
      if (to !== undefined) ranges.push({ system, guidelineId, from, to, form: formOf(from, to) });
      else single.set(key, [...(single.get(key) ?? []), { system, guidelineId }]);
    }
  return (code, system) => {
    const found = [
      ...(single.get(comparableCode(code)) ?? []),
      ...ranges.filter((range) => range.form.test(comparableCode(code)) && codeInRange(code, range)),
    ].filter((listed) => system === undefined || listed.system === system);
    return [...new Set(found.map(({ guidelineId }) => guidelineId))];
  };
}

interface Listing {
  readonly guidelineId: string;
  readonly services: readonly ServiceCode[];
}

interface Listed extends Pick<ServiceCode, 'system'> {
  readonly guidelineId: string;
}

interface Range extends Listed {
  readonly from: string;
  readonly to: string;
  readonly form: RegExp;
}

/** Two characters behind the hyphen are a modifier and belong to the code; the mark of an add-on does not. */
function endsOf(code: string): readonly [from: string, to?: string] {
  const plain = code.replace(/^\+/, '');
  const [, from, to] = /^([^-]+)-([^-]{3,})$/.exec(plain) ?? [];
  return from === undefined || to === undefined ? [plain] : [from, to];
}

/** As long as the ends, and with the letters that both have: a 0043U is no member of 0042T-0054T. */
function formOf(from: string, to: string): RegExp {
  const [first, last] = [comparableCode(from), comparableCode(to)];
  if (first.length !== last.length) return /^/;
  const signs = Array.from(first, (sign, at) =>
    /[A-Z]/.test(sign) && sign === last[at] ? sign : '[0-9A-Z]',
  );
  return new RegExp(`^${signs.join('')}$`);
}
