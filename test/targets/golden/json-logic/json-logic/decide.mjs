// Runs rules.json with any JSONLogic engine. No dependencies: the engine's apply(rule, data) is handed in.
//   import jsonLogic from 'json-logic-js';
//   const { determination, missing } = decide(rules, jsonLogic.apply, facts);

// "facts" is the object that facts.schema.json of the bundle describes.
export function decide({ facts: plan, rules, criteria }, apply, facts) {
  const { prepared, invalid } = prepare(plan, facts);
  const data = { fact: prepared };
  for (const { name, rule } of rules) data[name] = apply(rule, data);
  const { determination, label, reasons, unmet, missing } = data;
  if (determination === null) throw new Error('A criterion is both met and not met: these rules decide nothing.');
  const states = criteria.map(({ id, state }) => [id, data[state]]);
  return { determination, label, reasons, unmet, missing, invalid, criteria: Object.fromEntries(states) };
}

// Facts in the form that the rules read. What is absent, null or not readable is left out, which is unknown; the latter is listed.
export function prepare(plan, facts) {
  const given = typeof facts === 'object' && facts !== null && !Array.isArray(facts) ? facts : {};
  const prepared = {};
  const invalid = [];
  for (const fact of plan) {
    const value = Object.hasOwn(given, fact.key) ? given[fact.key] : null;
    if (value === null || value === undefined) continue;
    const read = readers[fact.kind](value, fact);
    if (read === undefined) invalid.push(fact.key);
    else prepared[fact.name] = read;
  }
  const known = new Set(plan.map(({ key }) => key));
  return { prepared, invalid: [...invalid, ...Object.keys(given).filter((key) => !known.has(key)).sort()] };
}

const readers = {
  question: yesNo,
  'yes-no': yesNo,
  choice: listed,
  scale: listed,
  count: (value) => (Number.isSafeInteger(value) && value >= 0 ? value + 0 : undefined),
  quantity,
  date,
  codes,
};

function yesNo(value) {
  return typeof value === 'boolean' ? value : undefined;
}

function listed(value, { values }) {
  return typeof value === 'string' && values.includes(value) ? value : undefined;
}

// Whole steps of the last decimal place: 34.9 with one decimal is 349. Never rounded.
function quantity(value, { unit, decimals, step, min, max }) {
  const parts = /^(-?)(\d{1,20})(?:\.(\d{1,20}))?$/.exec(amountText(value, unit) ?? '');
  if (parts === null) return undefined;
  const fraction = (parts[3] ?? '').replace(/0+$/, '');
  if (fraction.length > decimals) return undefined;
  const scaled = BigInt(parts[1] + parts[2] + fraction.padEnd(decimals, '0'));
  const number = Number(scaled);
  const inside = Number.isSafeInteger(number) && !(number < min) && !(number > max);
  return inside && scaled % BigInt(step) === 0n ? number + 0 : undefined;
}

// A number, its text, or { value, unit } in the declared unit.
function amountText(value, unit) {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'object' || Array.isArray(value)) return undefined;
  if (Object.keys(value).some((key) => key !== 'value' && key !== 'unit')) return undefined;
  if ((Object.hasOwn(value, 'unit') ? value.unit : '') !== unit) return undefined;
  const amount = Object.hasOwn(value, 'value') ? value.value : undefined;
  return typeof amount === 'string' || typeof amount === 'number' ? String(amount) : undefined;
}

// The digits of YYYY-MM-DD; the rules themselves ask whether the calendar has such a day.
function date(value) {
  const parts = typeof value === 'string' ? /^(\d{4})-(\d\d)-(\d\d)$/.exec(value) : null;
  if (parts === null) return undefined;
  const [year, month, day] = parts.slice(1).map(Number);
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const last = month === 2 ? (leap ? 29 : 28) : 31 - (((month - 1) % 7) % 2);
  const exists = year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= last;
  return exists ? year * 10000 + month * 100 + day : undefined;
}

// Upper case without dots: the form in which codes are compared.
function codes(value) {
  const isCode = (code) => typeof code === 'string' && /^[0-9A-Za-z][0-9A-Za-z.-]*$/.test(code);
  return Array.isArray(value) && value.every(isCode)
    ? value.map((code) => code.replaceAll('.', '').toUpperCase())
    : undefined;
}
