// First part of the engine in decide.mjs, as text: the guideline's data laid out in flat arrays once, when the module is loaded.

/** Reads `elements`, `nodes`, `sections` and `rows`, which the module states before it. */
export const prepareText = String.raw`// ---- The engine: the same text in every bundle. No imports, no clock, no locale; no code from text.

// A criterion is not met, unknown or met. In these bits "all" is AND and "any" is OR.
const NOT_MET = 0;
const UNKNOWN = 1;
const MET = 3;
// An element that has a value which is not yes or no.
const VALUE = 2;
// "not", by state.
const opposite = Uint8Array.of(MET, UNKNOWN, 0, NOT_MET);

const CONSTANT = 0;
const ANSWER = 1;
const ONE_OF = 2;
const IN_RANGE = 3;
const CODES_IN = 4;
const WINDOW = 5;
const CHANGE = 6;
const KNOWN = 7;
const NOT = 8;
const ALL = 9;
const ANY = 10;
const COUNT = 11;

const operations = new Map([
  ["constant", CONSTANT], ["question", ANSWER], ["holds", ANSWER], ["one-of", ONE_OF], ["in-range", IN_RANGE],
  ["codes-in", CODES_IN], ["window", WINDOW], ["change", CHANGE], ["known", KNOWN], ["not", NOT], ["all", ALL], ["any", ANY], ["count", COUNT],
]);
const truths = new Map([["not-met", NOT_MET], ["unknown", UNKNOWN], ["met", MET]]);

// Up to here JavaScript engines keep the keys of an object in a list; those of a larger one are sorted to be listed.
const fewElements = 128;
const elementCount = elements.length;
const nodeCount = nodes.length;
const keys = elements.map((element) => element[1]);
const elementOf = new Map(keys.map((key, index) => [key, index]));
const valueIndex = elements.map((element) =>
  element[0] === "choice" || element[0] === "scale" ? new Map(element[2].map((value, index) => [value, index])) : undefined,
);
const isYesNo = Uint8Array.from(elements, (element) => (element[0] === "question" || element[0] === "yes-no" ? 1 : 0));

const ids = nodes.map((node) => node[1]);
const operation = Uint8Array.from(nodes, (node) => operations.get(node[0]));
// The element of a leaf, the child of a "not", the state of a constant.
const operand = new Int32Array(nodeCount);
// The day or baseline that a test compares with; -1 for the others.
const secondElement = Int32Array.from(nodes, (node, i) => (operation[i] === WINDOW || operation[i] === CHANGE ? node[3] : -1));
// What a test accepts: a table by value, pairs of bounds, or ranges of codes.
const accepted = new Array(nodeCount);
const childStart = new Int32Array(nodeCount + 1);
const least = new Int32Array(nodeCount);
const most = new Int32Array(nodeCount);
const childList = [];

for (let i = 0; i < nodeCount; i++) {
  const node = nodes[i];
  childStart[i] = childList.length;
  switch (operation[i]) {
    case CONSTANT: operand[i] = truths.get(node[2]); break;
    case ONE_OF: operand[i] = node[2]; accepted[i] = acceptedValues(elements[node[2]][2], node[3]); break;
    case IN_RANGE: operand[i] = node[2]; accepted[i] = bounds(node[3]); break;
    case CODES_IN: operand[i] = node[2]; accepted[i] = node[3].map(([from, to]) => [comparable(from), comparable(to)]); break;
    case ALL: case ANY: for (const child of node[2]) childList.push(child); break;
    case COUNT: least[i] = node[2]; most[i] = node[3]; for (const child of node[4]) childList.push(child); break;
    default: operand[i] = node[2];
  }
}
childStart[nodeCount] = childList.length;
const children = Int32Array.from(childList);

// Lists that stand in several lists, or are a section as well, are evaluated once.
const listed = new Int32Array(nodeCount);
for (const child of children) listed[child]++;
for (let i = 0; i < nodeCount; i++) if (operation[i] === NOT) listed[operand[i]]++;
for (const [, root] of sections) listed[root]++;
const isShared = Uint8Array.from(operation, (kind, i) => (kind >= NOT && listed[i] > 1 ? 1 : 0));
const anyShared = isShared.includes(1);

// The key of a node that is nothing but a yes or no.
const answerKey = nodes.map((_, i) => (operation[i] === ANSWER && isYesNo[operand[i]] === 1 ? keys[operand[i]] : undefined));

const sectionNames = sections.map((section) => section[0]);
const roots = Int32Array.from(sections, (section) => section[1]);
const rowSection = Int32Array.from(rows, (row) => sectionNames.indexOf(row[0]));
const rowState = Uint8Array.from(rows, (row) => truths.get(row[1]));
// What an explanation names.
const isLeaf = Uint8Array.from(operation, (kind) => (kind >= ANSWER && kind <= KNOWN ? 1 : 0));
// Several leaves of one criterion have its id, which is named once.
const leafIds = ids.filter((_, i) => isLeaf[i] === 1);
const idsDiffer = new Set(leafIds).size === leafIds.length;

// Work space of one decision, used again by the next: nothing is allocated to evaluate.
const given = new Uint8Array(elementCount);
const amount = new Float64Array(elementCount);
const codeLists = new Array(elementCount);
const state = new Uint8Array(nodeCount);
const rootState = new Uint8Array(roots.length);
const sectionState = new Uint8Array(roots.length);

// How many bits of a word are set.
function bitCount(word) {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return (((fours + (fours >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

function acceptedValues(values, wantedValues) {
  return Uint8Array.from(values, (value) => (wantedValues.includes(value) ? MET : NOT_MET));
}

function bounds(ranges) {
  return Float64Array.from(ranges.flatMap(([from, to]) => [from ?? -Infinity, to ?? Infinity]));
}

// Codes are compared as upper-case text without dots.
function comparable(code) {
  return code.split(".").join("").toUpperCase();
}
`;
