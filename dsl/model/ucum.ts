// Reads a UCUM term such as `mg/dL` into its dimension and its exact size; which units there are is in the table.
import { multiply, one, power, type Ratio } from './ratio.ts';
import { atoms, prefixes, type Atom } from './ucum-table.ts';

export interface Quantum {
  /** Canonical powers of base units: equal texts measure the same kind of thing; '' is a bare number. */
  readonly dimension: string;
  /** Of the base units. */
  readonly factor: Ratio;
}

/** undefined where the text is no term of known units. */
export function parseUnit(text: string): Quantum | undefined {
  if (text.length > 40) return undefined;
  const powers = new Map<string, number>();
  let factor = one;
  for (const { component, sign } of componentsOf(text)) {
    const part = readComponent(component);
    if (part === undefined) return undefined;
    const exponent = sign * part.exponent;
    factor = multiply(factor, power(part.atom.factor, exponent));
    for (const [base, count] of Object.entries(part.atom.powers))
      powers.set(base, (powers.get(base) ?? 0) + count * exponent);
  }
  const dimension = [...powers]
    .filter(([, count]) => count !== 0)
    .map(([base, count]) => `${base}${String(count)}`)
    .toSorted()
    .join('.');
  return { dimension, factor };
}

/** `kg/m2.s`: everything stands above the line but what follows a `/` directly. */
function componentsOf(text: string): readonly { readonly component: string; readonly sign: 1 | -1 }[] {
  const found: { component: string; sign: 1 | -1 }[] = [];
  let component = '';
  let sign: 1 | -1 = 1;
  let depth = 0;
  const close = (): void => {
    if (component !== '' || found.length > 0 || sign === -1) found.push({ component, sign });
    component = '';
  };
  for (const letter of text) {
    if (letter === '[' || letter === '{') depth++;
    if (letter === ']' || letter === '}') depth--;
    if (depth > 0 || (letter !== '/' && letter !== '.')) component += letter;
    else {
      if (component !== '' || letter === '.') close();
      sign = letter === '/' ? -1 : 1;
    }
  }
  close();
  return found;
}

interface Component {
  readonly atom: Atom;
  readonly exponent: number;
}

/** `m2`, `10*9`, `mm[Hg]`, `{events}`, `[IU]{total}`, `60`. */
function readComponent(component: string): Component | undefined {
  const bare = component.replace(/\{[^{}]*\}$/, '');
  if (bare === '') return component === '' ? undefined : { atom: number(1n), exponent: 1 };
  if (/^\d{1,9}$/.test(bare))
    return BigInt(bare) === 0n ? undefined : { atom: number(BigInt(bare)), exponent: 1 };
  const parts = /^(10\*|10\^|.*?[^\d+-])([+-]?\d{1,2})?$/.exec(bare);
  const atom = atomNamed(parts?.[1] ?? '');
  return atom && { atom, exponent: parts?.[2] === undefined ? 1 : Number(parts[2]) };
}

function atomNamed(name: string): Atom | undefined {
  const known = Object.hasOwn(atoms, name) ? atoms[name] : undefined;
  if (known) return known;
  for (const [prefix, exponent] of Object.entries(prefixes)) {
    const rest = name.startsWith(prefix) ? name.slice(prefix.length) : '';
    const metric = Object.hasOwn(atoms, rest) ? atoms[rest] : undefined;
    if (metric?.isMetric) return { ...metric, factor: multiply(metric.factor, power(ten, exponent)) };
  }
  return undefined;
}

const ten: Ratio = { numerator: 10n, denominator: 1n };

function number(value: bigint): Atom {
  return { powers: {}, factor: { numerator: value, denominator: 1n }, isMetric: false };
}
