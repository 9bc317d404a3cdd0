// Third part of the engine in decide.mjs, as text: the truth of a test and of a count, and the row that decides.

export const evaluateText = String.raw`function countState(i) {
  let met = 0;
  let possible = 0;
  for (let c = childStart[i]; c < childStart[i + 1]; c++) {
    const child = state[children[c]];
    if (child === MET) met++;
    if (child !== NOT_MET) possible++;
  }
  if (met > most[i] || possible < least[i]) return NOT_MET;
  return met >= least[i] && possible <= most[i] ? MET : UNKNOWN;
}

function testState(i) {
  const element = operand[i];
  const has = given[element];
  if (operation[i] === KNOWN) return has === UNKNOWN ? NOT_MET : MET;
  if (has === UNKNOWN) return UNKNOWN;
  switch (operation[i]) {
    case ANSWER: return has;
    case ONE_OF: return accepted[i][amount[element]];
    case IN_RANGE: return lies(amount[element], accepted[i]);
    case CODES_IN: return codesLie(codeLists[element], accepted[i]);
    case CHANGE: return changeState(nodes[i], amount[element]);
    default: return windowState(i, amount[element]);
  }
}

// Two numbers by their factors, exact for every whole number: an absolute or a percent change from a baseline.
function changeState([, , , baseline, factor, baselineFactor, atLeast], value) {
  if (given[baseline] === UNKNOWN) return UNKNOWN;
  const sum = BigInt(factor) * BigInt(value) + BigInt(baselineFactor) * BigInt(amount[baseline]);
  return sum >= BigInt(atLeast) ? MET : NOT_MET;
}

function lies(value, ends) {
  for (let r = 0; r < ends.length; r += 2) if (value >= ends[r] && value <= ends[r + 1]) return MET;
  return NOT_MET;
}

// The upper end covers its sub-codes.
function codesLie(codes, ranges) {
  for (const code of codes) {
    for (const [from, to] of ranges) if (code >= from && (code <= to || code.startsWith(to))) return MET;
  }
  return NOT_MET;
}

// [kind, id, element, event, from, to]: the day lies from event + from to event + to, both included.
function windowState(i, day) {
  const [, , , event, from, to] = nodes[i];
  if (given[event] === UNKNOWN) return UNKNOWN;
  if (from !== null && day < addDuration(amount[event], from[0], from[1])) return NOT_MET;
  return to !== null && day > addDuration(amount[event], to[0], to[1]) ? NOT_MET : MET;
}

// How the sections stand, as one number; each such number has one verdict.
function verdictNow() {
  let standing = 0;
  for (let s = 0; s < roots.length; s++) standing = 4 * standing + rootState[s];
  return (verdicts[standing] ??= verdict());
}

const verdicts = [];

// The rows that can decide, however the unknown sections turn out. One determination throughout settles it.
// Yields [determination, label, row]; the row is -1 where several rows or none decide.
function verdict() {
  for (let s = 0; s < roots.length; s++) sectionState[s] = rootState[s];
  let determination;
  let label = "";
  let row = -1;
  for (let r = 0; r < rows.length; r++) {
    const section = rowSection[r];
    if (section < 0 || rowState[r] === UNKNOWN) continue;
    const now = sectionState[section];
    if (now !== UNKNOWN && now !== rowState[r]) continue;
    if (determination !== undefined && rows[r][2] !== determination) return unsettled();
    label = determination === undefined || rows[r][3] === label ? rows[r][3] : "";
    row = determination === undefined ? r : -1;
    determination = rows[r][2];
    if (now !== UNKNOWN) return [determination, label, row];
    // Where this row does not decide, its section has turned out the other way.
    sectionState[section] = opposite[rowState[r]];
  }
  if (determination === undefined) return [otherwise[0], otherwise[1], -1];
  if (otherwise[0] !== determination) return unsettled();
  return [determination, otherwise[1] === label ? label : "", -1];
}

function unsettled() {
  for (let r = 0; r < rows.length; r++) {
    const section = rowSection[r];
    if (section >= 0 && rowState[r] === UNKNOWN && rootState[section] === UNKNOWN) return [rows[r][2], rows[r][3], -1];
  }
  return ["needs-information", "", -1];
}
`;
