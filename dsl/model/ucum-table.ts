// The UCUM units that guidelines use, each by its exact size in base units; a table, no logic but reading its numbers.
import type { Ratio } from './ratio.ts';

export interface Atom {
  readonly powers: Readonly<Record<string, number>>;
  readonly factor: Ratio;
  /** Takes prefixes such as m and k. */
  readonly isMetric: boolean;
}

/** Powers of ten. `da` before `d`, so that the longer one is tried first. */
export const prefixes: Readonly<Record<string, number>> = {
  da: 1,
  T: 12,
  G: 9,
  M: 6,
  k: 3,
  h: 2,
  d: -1,
  c: -2,
  m: -3,
  u: -6,
  n: -9,
  p: -12,
  f: -15,
};

const length = { m: 1 };
const mass = { g: 1 };
const time = { s: 1 };
const volume = { m: 3 };
const pressure = { g: 1, m: -1, s: -2 };
const energy = { g: 1, m: 2, s: -2 };

export const atoms: Readonly<Record<string, Atom>> = {
  m: metric('1', length),
  '[in_i]': plain('0.0254', length),
  '[ft_i]': plain('0.3048', length),
  g: metric('1', mass),
  t: metric('1000000', mass),
  '[lb_av]': plain('453.59237', mass),
  '[oz_av]': plain('28.349523125', mass),
  s: metric('1', time),
  min: plain('60', time),
  h: plain('3600', time),
  d: plain('86400', time),
  wk: plain('604800', time),
  Hz: metric('1', { s: -1 }),
  L: metric('0.001', volume),
  l: metric('0.001', volume),
  Pa: metric('1000', pressure),
  bar: metric('100000000', pressure),
  // A metre of mercury is 133.322 kPa in UCUM, a metre of water 9.80665 kPa.
  'm[Hg]': metric('133322000', pressure),
  'm[H2O]': metric('9806650', pressure),
  '[psi]': plain('6894757.293168', pressure),
  mol: metric('1', { mol: 1 }),
  osm: metric('1', { osm: 1 }),
  eq: metric('1', { eq: 1 }),
  kat: metric('1', { mol: 1, s: -1 }),
  // A micromole a minute.
  U: metric('1/60000000', { mol: 1, s: -1 }),
  '[IU]': metric('1', { '[IU]': 1 }),
  '[iU]': metric('1', { '[IU]': 1 }),
  "[arb'U]": plain('1', { "[arb'U]": 1 }),
  "[beth'U]": plain('1', { "[beth'U]": 1 }),
  '[CFU]': metric('1', { '[CFU]': 1 }),
  '[HPF]': plain('1', { '[HPF]': 1 }),
  '[drp]': plain('1/20000000', volume),
  N: metric('1000', { g: 1, m: 1, s: -2 }),
  J: metric('1000', energy),
  cal: metric('4184', energy),
  '[Cal]': plain('4184000', energy),
  W: metric('1000', { g: 1, m: 2, s: -3 }),
  A: metric('1', { A: 1 }),
  V: metric('1000', { g: 1, m: 2, s: -3, A: -1 }),
  Ohm: metric('1000', { g: 1, m: 2, s: -3, A: -2 }),
  Bq: metric('1', { Bq: 1 }),
  Ci: metric('37000000000', { Bq: 1 }),
  Gy: metric('1', { Gy: 1 }),
  Sv: metric('1', { Sv: 1 }),
  deg: plain('1', { deg: 1 }),
  '[diop]': plain('1', { m: -1 }),
  '%': plain('0.01', {}),
  '[ppm]': plain('0.000001', {}),
  '10*': plain('10', {}),
  '10^': plain('10', {}),
};

/** Spellings that people use, and the unit that is meant. */
export const spellings: Readonly<Record<string, string>> = {
  mmHg: 'mm[Hg]',
  cmH2O: 'cm[H2O]',
  lb: '[lb_av]',
  lbs: '[lb_av]',
  pounds: '[lb_av]',
  oz: '[oz_av]',
  inches: '[in_i]',
  in: '[in_i]',
  feet: '[ft_i]',
  ft: '[ft_i]',
  IU: '[IU]',
  'IU/L': '[IU]/L',
  'IU/mL': '[IU]/mL',
  mEq: 'meq',
  'mEq/L': 'meq/L',
  mcg: 'ug',
  cc: 'mL',
  ml: 'mL',
  hr: 'h',
  hrs: 'h',
  hours: 'h',
  hour: 'h',
  sec: 's',
  seconds: 's',
  minutes: 'min',
  msec: 'ms',
  percent: '%',
  kgs: 'kg',
  kilograms: 'kg',
  meters: 'm',
  bpm: '/min',
  'events/hour': '/h',
  'kg/m^2': 'kg/m2',
  'kg/m²': 'kg/m2',
  mo: 'months',
  a: 'years',
  yr: 'years',
  yrs: 'years',
  wks: 'weeks',
};

function metric(size: string, powers: Readonly<Record<string, number>>): Atom {
  return { powers, factor: ratio(size), isMetric: true };
}

function plain(size: string, powers: Readonly<Record<string, number>>): Atom {
  return { powers, factor: ratio(size), isMetric: false };
}

/** `453.59237`, `1/20`. */
function ratio(text: string): Ratio {
  const [over = '1', under = '1'] = text.split('/');
  const fraction = over.split('.')[1] ?? '';
  return {
    numerator: BigInt(over.replace('.', '')),
    denominator: 10n ** BigInt(fraction.length) * BigInt(under),
  };
}
