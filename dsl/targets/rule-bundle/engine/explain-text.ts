// Fourth part of the engine in decide.mjs, as text: which criteria a determination rests on and which facts keep it open; then the export.

export const explainText = String.raw`const REASON = 1;
const UNMET = 2;
const MISSING = 4;

// Marks the sections, then passes downwards once: each marked criterion marks the children that give it its state.
function markDeciding(row) {
  mark.fill(0);
  for (let s = 0; s < roots.length; s++) {
    const root = roots[s];
    if (state[root] === UNKNOWN) mark[root] |= MISSING;
    else {
      if (state[root] === NOT_MET) mark[root] |= UNMET;
      if (row >= 0 && rowSection[row] === s) mark[root] |= REASON;
    }
  }
  for (let n = computed.length - 1; n >= 0; n--) {
    const i = computed[n];
    const marks = mark[i];
    if (marks === 0) continue;
    const kind = operation[i];
    if (kind === ALL || kind === ANY) markChildren(i, state[i], marks);
    else if (kind === NOT) mark[operand[i]] |= marks;
    else if (kind === COUNT) markCounted(i, marks);
  }
}

function markChildren(i, wantedState, marks) {
  for (let c = childStart[i]; c < childStart[i + 1]; c++) {
    if (state[children[c]] === wantedState) mark[children[c]] |= marks;
  }
}

// A count has two limits; each that matters is kept by children of one state.
function markCounted(i, marks) {
  const size = childStart[i + 1] - childStart[i];
  if (state[i] === UNKNOWN) markChildren(i, UNKNOWN, marks);
  else if (state[i] === MET) {
    if (least[i] > 0) markChildren(i, MET, marks);
    if (most[i] < size) markChildren(i, NOT_MET, marks);
  } else markChildren(i, metChildren(i) > most[i] ? MET : NOT_MET, marks);
}

function metChildren(i) {
  let met = 0;
  for (let c = childStart[i]; c < childStart[i + 1]; c++) if (state[children[c]] === MET) met++;
  return met;
}

// In the order of the document, each criterion once.
const reasonIds = new Array(leaves.length);
const unmetIds = new Array(leaves.length);
const counts = new Int32Array(2);

function nameLeaves(unknownElements) {
  let reasonCount = 0;
  let unmetCount = 0;
  for (let n = 0; n < leaves.length; n++) {
    const leaf = leaves[n];
    const marks = idsDiffer ? mark[leaf] : newMarks(leaf);
    if (marks === 0) continue;
    if ((marks & REASON) !== 0) reasonIds[reasonCount++] = ids[leaf];
    if ((marks & UNMET) !== 0) unmetIds[unmetCount++] = ids[leaf];
    if ((marks & MISSING) !== 0) addUnknown(leaf, unknownElements);
  }
  if (!idsDiffer) named.fill(0);
  counts[0] = reasonCount;
  counts[1] = unmetCount;
}

function newMarks(leaf) {
  const id = idOf[leaf];
  const marks = mark[leaf] & (~named[id] | MISSING);
  named[id] |= marks;
  return marks;
}

function addUnknown(leaf, unknownElements) {
  addElement(operand[leaf], unknownElements);
  if (operation[leaf] === WINDOW || operation[leaf] === CHANGE) addElement(nodes[leaf][3], unknownElements);
}

function addElement(element, unknownElements) {
  if (given[element] !== UNKNOWN || wanted[element] === 1) return;
  wanted[element] = 1;
  unknownElements.push(element);
}

// In the order of the elements, which mostly is the order of the document.
function keysOf(unknownElements) {
  for (let n = 1; n < unknownElements.length; n++) {
    if (unknownElements[n - 1] > unknownElements[n]) {
      unknownElements.sort((a, b) => a - b);
      break;
    }
  }
  for (let n = 0; n < unknownElements.length; n++) {
    wanted[unknownElements[n]] = 0;
    unknownElements[n] = keys[unknownElements[n]];
  }
  return unknownElements;
}

/** What the guideline says of one case. A fact that is absent or null is unknown; what cannot be read is listed and counts as unknown. */
export function decide(facts) {
  const invalid = readFacts(facts);
  const decision = explained();
  decision.invalid = invalid;
  return decision;
}

/** The same without a word on facts that cannot be read, quicker where there are many: for facts that facts.schema.json has checked. */
export function explain(facts) {
  readKnown(facts);
  return explained();
}

function explained() {
  evaluate();
  const [determination, label, row] = verdict();
  markDeciding(row);
  const missing = [];
  nameLeaves(missing);
  const reasons = reasonIds.slice(0, counts[0]);
  const unmet = unmetIds.slice(0, counts[1]);
  return { determination, label, reasons, unmet, missing: keysOf(missing) };
}

/** The determination alone, the same that decide gives. */
export function determine(facts) {
  // Between the two it is quicker to go through all facts once than to look up those that matter.
  if (elementCount >= 48 && elementCount <= fewElements) {
    readFacts(facts);
    evaluate();
    return verdict()[0];
  }
  nextTurn();
  return determineFrom(plainFacts(facts));
}

/** One case as bits, to be decided later or often: a bit for each condition that surely holds, and one for each that surely does not. */
export function pack(facts) {
  readKnown(facts);
  const words = (conditions.length + 31) >>> 5;
  const packed = { met: new Int32Array(words), notMet: new Int32Array(words) };
  for (let place = 0; place < conditions.length; place++) {
    const leaf = conditions[place];
    const now = operation[leaf] === ANSWER ? given[operand[leaf]] : testState(leaf);
    if (now === MET) packed.met[place >> 5] |= 1 << (place & 31);
    else if (now === NOT_MET) packed.notMet[place >> 5] |= 1 << (place & 31);
  }
  return packed;
}
`;
