// Reads a UCUM term such as `mg/dL` or `kg/(m2.s)` into its dimension and its exact size; what a unit is defined as, the UCUM library says.
import { divide, multiply, one, power, type Ratio } from './ratio.ts';
import { definitionOf, prefixSize } from './ucum-library.ts';

export interface Quantum {
  /**
   * Canonical powers of base units: equal texts measure the same kind of thing; '' is a bare number. What cancels stays, as `mol0`
   * or `g0`: a ratio of amounts is neither one of masses nor a percentage, although each is a bare number to UCUM.
   */
  readonly dimension: string;
  /** Of the base units. */
  readonly factor: Ratio;
  /** What zero of it is in base units; only temperatures begin elsewhere. */
  readonly zero?: Ratio;
}

/** undefined where the text is no UCUM term, or multiplies a scale that begins or steps elsewhere. */
export function parseUnit(text: string): Quantum | undefined {
  if (text.length > longestTerm) return undefined;
  if (text === '') return { dimension: '', factor: one };
  const term = readTerm({ text, at: 0 }, true);
  return term ? { dimension: dimensionOf(term.powers), factor: term.factor } : scaleNamed(text);
}

const longestTerm = 80;

interface Term {
  readonly powers: Readonly<Record<string, number>>;
  readonly factor: Ratio;
}

const bare: Term = { powers: {}, factor: one };

/** Degrees as kelvin: the library converts them with binary fractions. */
const temperatures: Readonly<Record<string, { readonly factor: Ratio; readonly zero: Ratio }>> = {
  Cel: { factor: one, zero: { numerator: 27315n, denominator: 100n } },
  '[degF]': { factor: { numerator: 5n, denominator: 9n }, zero: { numerator: 45967n, denominator: 180n } },
};

/** What these units mean here, in place of what the library says. */
const meanings: Readonly<Record<string, string>> = {
  // UCUM makes them equal to others by their numbers alone, and medicine does not: a mole is no number, a decay no hertz, a sievert no
  // gray, and a month has no number of days. Each is a kind of its own, or so much of one.
  mol: '',
  eq: '',
  Bq: '',
  Sv: '',
  REM: 'cSv',
  '[HPF]': '',
  '[LPF]': '',
  "[hnsf'U]": '',
  mo: '',
  a: '12.mo',
  // Energies in a mass, so that they stay convertible to the `J/kg` that somebody writes.
  Gy: 'J/kg',
  RAD: 'cGy',
  // Definitions that the library has wrong or not in words: it lost the slash of the first three.
  '[diop]': '/m',
  '[mesh_i]': '/[in_i]',
  Bd: '/s',
  '[mu_0]': '4.[pi].10*-7.N/A2',
  Oe: '250.A/[pi].m',
  '[S]': '10*-13.s',
  '10*': '10',
  '10^': '10',
};

interface Reader {
  readonly text: string;
  at: number;
}

/** From the reader's place to the end of the text, or to the bracket that closes it; `.` and `/` count from left to right. */
function readTerm(reader: Reader, isOutermost: boolean): Term | undefined {
  let term = bare;
  let sign: 1 | -1 = 1;
  if (reader.text[reader.at] === '/') {
    sign = -1;
    reader.at++;
  }
  for (;;) {
    const component = readComponent(reader);
    if (component === undefined) return undefined;
    term = times(term, component, sign);
    const next = reader.text[reader.at++];
    if (next === undefined) return isOutermost ? term : undefined;
    if (next === ')') return isOutermost ? undefined : term;
    if (next !== '.' && next !== '/') return undefined;
    sign = next === '/' ? -1 : 1;
  }
}

/** `(m2.s)`, `m2`, `10*-9`, `[IU]{total}`, `{events}`, `60`; a brace after anything only says what is counted. */
function readComponent(reader: Reader): Term | undefined {
  const rest = reader.text.slice(reader.at);
  const start = reader.at;
  let found: Term | undefined;
  if (rest.startsWith('(')) {
    reader.at++;
    found = readTerm(reader, false);
  } else {
    const word = /^(?:\[[^[\]]*\]|[^[\](){}./])*/.exec(rest)?.[0] ?? '';
    reader.at += word.length;
    found = word === '' ? bare : readWord(word);
  }
  const brace = /^\{[^{}]*\}/.exec(reader.text.slice(reader.at))?.[0] ?? '';
  reader.at += brace.length;
  return reader.at === start ? undefined : found;
}

function readWord(word: string): Term | undefined {
  if (/^\d{1,9}$/.test(word))
    return BigInt(word) === 0n
      ? undefined
      : { powers: {}, factor: { numerator: BigInt(word), denominator: 1n } };
  const [, name = '', exponent] = /^(10[*^]|.*?[^\d+-])([+-]?\d{1,2})?$/.exec(word) ?? [];
  const unit = unitNamed(name);
  return unit && (exponent === undefined ? unit : raise(unit, Number(exponent)));
}

/** A metric unit behind a prefix of one or two letters. */
function splitPrefix(name: string): { readonly size: Ratio; readonly rest: string } | undefined {
  for (const length of [2, 1]) {
    const [size, rest] = [prefixSize(name.slice(0, length)), name.slice(length)];
    if (size && definitionOf(rest)?.isMetric === true) return { size, rest };
  }
  return undefined;
}

function unitNamed(name: string): Term | undefined {
  const definition = definitionOf(name);
  if (definition === undefined) {
    const parts = splitPrefix(name);
    const unit = parts && unitNamed(parts.rest);
    return parts && unit && { ...unit, factor: multiply(unit.factor, parts.size) };
  }
  if (definition.isSpecial) return undefined;
  const own = Object.hasOwn(meanings, name) ? meanings[name] : undefined;
  const term = own ?? definition.term;
  // An arbitrary unit is defined as the number 1, or by another name of itself.
  if (term === '' || (definition.isArbitrary && term === '1')) return { powers: { [name]: 1 }, factor: one };
  const meaning = readTerm({ text: term, at: 0 }, true);
  if (meaning === undefined || own !== undefined) return meaning;
  return { powers: withoutZeros(meaning.powers), factor: multiply(meaning.factor, definition.size) };
}

/** Temperatures convert; a logarithm or an acidity only to itself and its own multiples. */
function scaleNamed(text: string): Quantum | undefined {
  const temperature = Object.hasOwn(temperatures, text) ? temperatures[text] : undefined;
  if (temperature) return { dimension: 'K1', ...temperature };
  const { size, rest } = definitionOf(text)
    ? { size: one, rest: text }
    : (splitPrefix(text) ?? { size: one, rest: '' });
  const isScale = definitionOf(rest)?.isSpecial === true && !Object.hasOwn(temperatures, rest);
  return isScale ? { dimension: `${rest}1`, factor: size } : undefined;
}

function times(left: Term, right: Term, sign: 1 | -1): Term {
  const powers: Record<string, number> = { ...left.powers };
  for (const [base, count] of Object.entries(right.powers)) powers[base] = (powers[base] ?? 0) + sign * count;
  return { powers, factor: (sign === 1 ? multiply : divide)(left.factor, right.factor) };
}

function raise({ powers, factor }: Term, exponent: number): Term {
  const raised = Object.entries(powers).map(([base, count]) => [base, count * exponent] as const);
  return { powers: Object.fromEntries(raised), factor: power(factor, exponent) };
}

/** What cancels inside of a definition, such as the charge of an electron in volts, is no ratio that anybody wrote. */
function withoutZeros(powers: Term['powers']): Term['powers'] {
  return Object.fromEntries(Object.entries(powers).filter(([, count]) => count !== 0));
}

function dimensionOf(powers: Term['powers']): string {
  return Object.entries(powers)
    .map(([base, count]) => `${base}${String(count)}`)
    .toSorted()
    .join('.');
}
