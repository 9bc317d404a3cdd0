// Fourth part of the engine in decide.mjs, as text: which criteria a determination rests on and which facts keep it open; then the exports.

export const explainText = String.raw`// Leaves and shared lists that an explanation rests on. A list that turns out otherwise takes back what it noted.
const notes = new Int32Array(children.length + nodeCount + roots.length);
const noted = { size: 0, openings: 0 };

// The state of a criterion; while it is unknown, the leaves that leave it so are noted.
function noteUnknown(i, facts) {
  if (operation[i] >= NOT && isShared[i] === 0) return noteUnknownBelow(i, facts);
  const now = stateOf(i, facts);
  if (now === UNKNOWN) notes[noted.size++] = i;
  return now;
}

function noteUnknownBelow(i, facts) {
  const before = noted.size;
  const end = childStart[i + 1];
  let now;
  switch (operation[i]) {
    case ALL:
      now = MET;
      for (let c = childStart[i]; now !== NOT_MET && c < end; c++) now &= noteUnknown(children[c], facts);
      break;
    case ANY:
      now = NOT_MET;
      for (let c = childStart[i]; now !== MET && c < end; c++) now |= noteUnknown(children[c], facts);
      break;
    case COUNT:
      for (let c = childStart[i]; c < end; c++) state[children[c]] = noteUnknown(children[c], facts);
      now = countState(i);
      break;
    default: now = opposite[noteUnknown(operand[i], facts)];
  }
  if (now !== UNKNOWN) noted.size = before;
  return now;
}

// Whether a criterion surely is in a state; if so, the leaves that give it that are noted.
function noteDeciding(i, wanted, facts) {
  if (operation[i] >= NOT && isShared[i] === 0) return noteDecidingBelow(i, wanted, facts);
  if (stateOf(i, facts) !== wanted) return false;
  notes[noted.size++] = i;
  return true;
}

function noteDecidingBelow(i, wanted, facts) {
  switch (operation[i]) {
    case ALL: return wanted === MET ? noteEach(i, MET, facts) : noteSome(i, NOT_MET, facts);
    case ANY: return wanted === MET ? noteSome(i, MET, facts) : noteEach(i, NOT_MET, facts);
    case COUNT: return noteCounted(i, wanted, facts);
    default: return noteDeciding(operand[i], opposite[wanted], facts);
  }
}

function noteEach(i, wanted, facts) {
  const before = noted.size;
  for (let c = childStart[i]; c < childStart[i + 1]; c++) {
    if (noteDeciding(children[c], wanted, facts)) continue;
    noted.size = before;
    return false;
  }
  return true;
}

function noteSome(i, wanted, facts) {
  let some = false;
  for (let c = childStart[i]; c < childStart[i + 1]; c++) some = noteDeciding(children[c], wanted, facts) || some;
  return some;
}

// A count has two limits; each that matters is kept by children of one state.
function noteCounted(i, wanted, facts) {
  const end = childStart[i + 1];
  let met = 0;
  for (let c = childStart[i]; c < end; c++) if ((state[children[c]] = stateOf(children[c], facts)) === MET) met++;
  if (countState(i) !== wanted) return false;
  if (wanted === NOT_MET) noteSome(i, met > most[i] ? MET : NOT_MET, facts);
  else {
    if (least[i] > 0) noteSome(i, MET, facts);
    if (most[i] < end - childStart[i]) noteSome(i, NOT_MET, facts);
  }
  return true;
}

// A shared list is noted once, whoever listed it, and gives its place to what it notes.
const opened = new Float64Array(nodeCount);

function openShared(open, facts) {
  if (!anyShared) return;
  noted.openings++;
  for (let n = 0; n < noted.size; n++) {
    const i = notes[n];
    if (isShared[i] === 0 || opened[i] === noted.openings) continue;
    opened[i] = noted.openings;
    open(i, facts);
  }
}

function noteDecidingShared(i, facts) {
  noteDecidingBelow(i, state[i], facts);
}

// In the order of the document, each criterion once.
function decidingIds(facts) {
  openShared(noteDecidingShared, facts);
  const size = sortOnce(notes, noted.size);
  const found = [];
  for (let n = 0; n < size; n++) if (isLeaf[notes[n]] === 1) found.push(ids[notes[n]]);
  return idsDiffer ? found : [...new Set(found)];
}

// In the order of the elements, which mostly is the order of the document.
const unknownElements = new Int32Array(2 * notes.length);

function missingKeys(facts) {
  openShared(noteUnknownBelow, facts);
  let size = 0;
  for (let n = 0; n < noted.size; n++) {
    const i = notes[n];
    if (operation[i] === ANSWER) unknownElements[size++] = operand[i];
    else if (isLeaf[i] === 1) {
      if (given[operand[i]] === UNKNOWN) unknownElements[size++] = operand[i];
      if (secondElement[i] >= 0 && given[secondElement[i]] === UNKNOWN) unknownElements[size++] = secondElement[i];
    }
  }
  size = sortOnce(unknownElements, size);
  const found = [];
  for (let n = 0; n < size; n++) found.push(keys[unknownElements[n]]);
  return found;
}

// Puts the first numbers of a list in order, each once; yields how many are left.
function sortOnce(list, size) {
  let sorted = 1;
  while (sorted < size && list[sorted - 1] < list[sorted]) sorted++;
  if (sorted >= size) return size;
  list.subarray(0, size).sort();
  let kept = 1;
  for (let n = 1; n < size; n++) if (list[n] !== list[n - 1]) list[kept++] = list[n];
  return kept;
}

/** What the guideline says of one case. A fact that is absent or null is unknown; what cannot be read is listed and counts as unknown. */
export function decide(facts) {
  const invalid = readFacts(facts);
  const decision = explained(null);
  decision.invalid = invalid;
  return decision;
}

/** The same without a word on facts that cannot be read, quicker where there are many: for facts that facts.schema.json has checked. */
export function explain(facts) {
  return explained(factsToAsk(facts, 0));
}

function explained(facts) {
  nextTurn();
  noted.size = 0;
  for (let s = 0; s < roots.length; s++) rootState[s] = noteUnknown(roots[s], facts);
  const missing = missingKeys(facts);
  const [determination, label, row] = verdictNow();
  noted.size = 0;
  for (let s = 0; s < roots.length; s++) if (rootState[s] === NOT_MET) noteDeciding(roots[s], NOT_MET, facts);
  const unmet = decidingIds(facts);
  noted.size = 0;
  if (row >= 0) noteDeciding(roots[rowSection[row]], rowState[row], facts);
  return { determination, label, reasons: decidingIds(facts), unmet, missing };
}

/** The determination alone, the same that decide gives. */
export function determine(facts) {
  const toAsk = factsToAsk(facts, 48);
  nextTurn();
  return determineFrom(toAsk);
}

/** One case as bits, to be decided later or often: a bit for each condition that surely holds, and one for each that surely does not. */
export function pack(facts) {
  const toAsk = factsToAsk(facts, 0);
  nextTurn();
  const words = (conditions.length + 31) >>> 5;
  const packed = { met: new Int32Array(words), notMet: new Int32Array(words) };
  for (let place = 0; place < conditions.length; place++) {
    const now = stateOf(conditions[place], toAsk);
    if (now === MET) packed.met[place >> 5] |= 1 << (place & 31);
    else if (now === NOT_MET) packed.notMet[place >> 5] |= 1 << (place & 31);
  }
  return packed;
}
`;
