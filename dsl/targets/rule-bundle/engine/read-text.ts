// Second part of the engine in decide.mjs, as text: one object of facts into flat arrays, and a word on each fact that cannot be read.

export const readText = String.raw`// Each own key once; yields what cannot be read.
function readFacts(facts) {
  for (let element = 0; element < elementCount; element++) given[element] = UNKNOWN;
  if (typeof facts !== "object" || facts === null || Array.isArray(facts)) {
    return [{ key: "", value: facts, why: "The facts of a case are one JSON object from keys to values." }];
  }
  const own = plainFacts(facts);
  const wrong = [];
  const surplus = [];
  const names = Object.keys(own);
  // Listing both is quicker than looking up each, as long as the object is kept as a list.
  const values = elementCount > fewElements ? undefined : Object.values(own);
  let next = 0;
  for (let n = 0; n < names.length; n++) {
    const key = names[n];
    const value = values === undefined ? own[key] : values[n];
    // Facts mostly come in the order of the elements, some of them left out.
    const element = keys[next] === key ? next : elementAt(key, next + 1);
    if (element === undefined) {
      surplus.push(key);
      continue;
    }
    next = element + 1;
    if (typeof value === "boolean" && isYesNo[element] === 1) given[element] = value ? MET : NOT_MET;
    else if (value !== null && value !== undefined) {
      const why = isYesNo[element] === 1 ? "Expected true, false or null." : readValue(element, value);
      if (why !== "") wrong.push([element, value, why]);
    }
  }
  return wrong.length === 0 && surplus.length === 0 ? [] : invalidFacts(facts, wrong, surplus);
}

function elementAt(key, next) {
  const end = Math.min(elementCount, next + 12);
  for (let element = next; element < end; element++) if (keys[element] === key) return element;
  return elementOf.get(key);
}

// The facts as they are to be asked one by one; null where going through all of them once is quicker, and done.
function factsToAsk(facts, worthListing) {
  if (elementCount < worthListing || elementCount > fewElements) return plainFacts(facts);
  readFacts(facts);
  return null;
}

// What is inherited is no fact. Asking that once for the whole object spares asking it for each key.
const noFacts = Object.freeze(Object.create(null));

function plainFacts(facts) {
  if (typeof facts !== "object" || facts === null || Array.isArray(facts)) return noFacts;
  const prototype = Object.getPrototypeOf(facts);
  if (prototype === null || (prototype === Object.prototype && inheritsNothing())) return facts;
  return Object.assign(Object.create(null), facts);
}

const nothing = Object.freeze({});

// Whether no program has given a property to every object.
function inheritsNothing() {
  for (const key in nothing) return key === "";
  return true;
}

// In the order of the elements, then the unknown keys in the order of their text.
function invalidFacts(facts, wrong, surplus) {
  const why = "No criterion or data element of this guideline has this key.";
  return [
    ...wrong.sort((a, b) => a[0] - b[0]).map(([element, value, why]) => ({ key: keys[element], value, why })),
    ...surplus.sort().map((key) => ({ key, value: facts[key], why })),
  ];
}

// Keeps the value, or says why it cannot be read: then the element stays unknown.
function readValue(element, value) {
  const kind = elements[element][0];
  if (kind === "quantity") return readQuantity(element, value);
  if (kind === "count") return readCount(element, value);
  if (kind === "date") return readDate(element, value);
  if (kind === "codes") return readCodes(element, value);
  const index = typeof value === "string" ? valueIndex[element].get(value) : undefined;
  if (index !== undefined) return keep(element, index);
  return "Expected one of the texts " + elements[element][2].map((text) => '"' + text + '"').join(", ") + ".";
}

function keep(element, value) {
  given[element] = VALUE;
  amount[element] = value;
  return "";
}

function readCount(element, value) {
  if (typeof value === "number" && Number.isSafeInteger(value) && value >= 0) return keep(element, value);
  return "Expected a whole number from 0.";
}

function readQuantity(element, value) {
  const [, , unit, decimals, step, min, max] = elements[element];
  if (typeof value === "number" && decimals <= 6) {
    // Only the quotient that rounds to a number has it as its shortest decimal text.
    const scaled = Math.round(value * 10 ** decimals);
    const isPlain = Math.abs(scaled) < 1e15 && scaled / 10 ** decimals === value && (step === 1 || scaled % step === 0);
    if (isPlain && (min === null || scaled >= min) && (max === null || scaled <= max)) return keep(element, scaled + 0);
  }
  const text = amountText(unit, value);
  if (typeof text !== "string") return text.why;
  const parts = /^(-?)(\d{1,20})(?:\.(\d{1,20}))?$/.exec(text);
  if (parts === null) return quoted(text) + " is not a plain decimal number such as 34.9.";
  const fraction = (parts[3] ?? "").replace(/0+$/, "");
  const digits = parts[1] + parts[2] + fraction.padEnd(decimals, "0");
  if (fraction.length > decimals || !isMultiple(digits, step)) {
    return shortened(text) + " is finer than the declared precision of " + withUnit(unit, scaledText(step, decimals)) + "; it is not rounded.";
  }
  const scaled = Number(digits);
  if (Number.isSafeInteger(scaled) && (min === null || scaled >= min) && (max === null || scaled <= max)) {
    return keep(element, scaled);
  }
  return withUnit(unit, shortened(text)) + " is outside the declared range " + boundsText(unit, decimals, min, max) + ".";
}

// Exact for any number of digits.
function isMultiple(digits, step) {
  const number = Number(digits);
  return Number.isSafeInteger(number) ? number % step === 0 : BigInt(digits) % BigInt(step) === 0n;
}

// The number's text where it is given in the declared unit.
function amountText(unit, value) {
  if (typeof value === "string") return value;
  if (typeof value === "number") return String(value);
  const shape = 'Expected {"value": "34.9", "unit": "' + unit + '"} or a number' + (unit === "" ? "" : " in " + unit) + ".";
  if (typeof value !== "object" || Array.isArray(value)) return { why: shape };
  const surplus = Object.keys(value).find((key) => key !== "value" && key !== "unit");
  if (surplus !== undefined) return { why: quoted(surplus) + " is not part of a quantity. " + shape };
  const givenUnit = Object.hasOwn(value, "unit") ? value.unit : "";
  if (givenUnit !== unit) {
    const named = typeof givenUnit === "string" && givenUnit !== "";
    return { why: (named ? "The unit is " + quoted(givenUnit) + ". " : "The unit is missing. ") + shape };
  }
  const number = Object.hasOwn(value, "value") ? value.value : undefined;
  if (typeof number === "string") return number;
  return typeof number === "number" ? String(number) : { why: shape };
}

function readDate(element, value) {
  if (typeof value !== "string") return "Expected a date as text, YYYY-MM-DD.";
  const day = dayOf(value);
  return day === undefined ? quoted(value) + " is no day of the calendar as YYYY-MM-DD." : keep(element, day);
}

function readCodes(element, value) {
  const expected = 'Expected a list of codes such as ["C34.1"]; an empty list says that there are none.';
  if (!Array.isArray(value)) return expected;
  for (const code of value) {
    if (typeof code !== "string") return "An entry is not a code. " + expected;
    if (!/^[0-9A-Za-z][0-9A-Za-z.-]*$/.test(code)) return quoted(code) + " is not a code. " + expected;
  }
  codeLists[element] = value.map(comparable);
  given[element] = VALUE;
  return "";
}

// Words of the messages.
function quoted(text) {
  return '"' + shortened(text) + '"';
}

function shortened(text) {
  return text.length > 60 ? text.slice(0, 60) + "…" : text;
}

function withUnit(unit, text) {
  const word = text === "1" && /^(day|week|month|year)s$/.test(unit) ? unit.slice(0, -1) : unit;
  return word === "" ? text : text + " " + word;
}

function boundsText(unit, decimals, min, max) {
  const from = min === null ? "" : "from " + scaledText(min, decimals) + " ";
  return max === null ? from + "upwards" : from + "to " + withUnit(unit, scaledText(max, decimals));
}

function scaledText(scaled, decimals) {
  const digits = String(Math.abs(scaled)).padStart(decimals + 1, "0");
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, "");
  const whole = digits.slice(0, digits.length - decimals);
  return (scaled < 0 ? "-" : "") + whole + (decimals === 0 || fraction === "" ? "" : "." + fraction);
}
`;
