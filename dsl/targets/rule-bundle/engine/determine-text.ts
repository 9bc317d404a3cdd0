// Part of the engine in decide.mjs, as text: the state of a criterion from the top down, reading only the facts that it needs.

export const determineText = String.raw`// Each criterion and each fact is looked at once in a turn, and only while it can still matter.
const turn = { now: 0 };
const reached = new Int32Array(nodeCount);
const readIn = new Int32Array(elementCount);

function nextTurn() {
  turn.now = turn.now === 0x7fffffff ? 1 : turn.now + 1;
  if (turn.now !== 1) return;
  reached.fill(0);
  readIn.fill(0);
}

// "facts" are null where all were read before.
function stateOf(i, facts) {
  if (answerKey[i] !== undefined) return answerOf(i, facts);
  if (isShared[i] === 0) return stateFromTop(i, facts);
  if (reached[i] === turn.now) return state[i];
  reached[i] = turn.now;
  return (state[i] = stateFromTop(i, facts));
}

// A list with one unknown child can only be decided by a child that surely is so, which mostly takes one fact to tell.
function stateFromTop(i, facts) {
  const end = childStart[i + 1];
  switch (operation[i]) {
    case ALL:
      for (let c = childStart[i]; c < end; c++) {
        const child = stateOf(children[c], facts);
        if (child === NOT_MET) return NOT_MET;
        if (child === UNKNOWN) return someNotMet(c + 1, end, facts) ? NOT_MET : UNKNOWN;
      }
      return MET;
    case ANY:
      for (let c = childStart[i]; c < end; c++) {
        const child = stateOf(children[c], facts);
        if (child === MET) return MET;
        if (child === UNKNOWN) return someMet(c + 1, end, facts) ? MET : UNKNOWN;
      }
      return NOT_MET;
    case COUNT:
      for (let c = childStart[i]; c < end; c++) state[children[c]] = stateOf(children[c], facts);
      return countState(i);
    case NOT: return opposite[stateOf(operand[i], facts)];
    case CONSTANT: return operand[i];
    default:
      readElement(operand[i], facts);
      if (secondElement[i] >= 0) readElement(secondElement[i], facts);
      return testState(i);
  }
}

function isMet(i, facts) {
  if (answerKey[i] !== undefined) return answerOf(i, facts) === MET;
  if (isShared[i] === 0) {
    switch (operation[i]) {
      case ALL: return everyMet(childStart[i], childStart[i + 1], facts);
      case ANY: return someMet(childStart[i], childStart[i + 1], facts);
      case NOT: return isNotMet(operand[i], facts);
    }
  }
  return stateOf(i, facts) === MET;
}

function isNotMet(i, facts) {
  if (answerKey[i] !== undefined) return answerOf(i, facts) === NOT_MET;
  if (isShared[i] === 0) {
    switch (operation[i]) {
      case ALL: return someNotMet(childStart[i], childStart[i + 1], facts);
      case ANY: return everyNotMet(childStart[i], childStart[i + 1], facts);
      case NOT: return isMet(operand[i], facts);
    }
  }
  return stateOf(i, facts) === NOT_MET;
}

function someMet(from, end, facts) {
  for (let c = from; c < end; c++) if (isMet(children[c], facts)) return true;
  return false;
}

function everyMet(from, end, facts) {
  for (let c = from; c < end; c++) if (!isMet(children[c], facts)) return false;
  return true;
}

function someNotMet(from, end, facts) {
  for (let c = from; c < end; c++) if (isNotMet(children[c], facts)) return true;
  return false;
}

function everyNotMet(from, end, facts) {
  for (let c = from; c < end; c++) if (!isNotMet(children[c], facts)) return false;
  return true;
}

function answerOf(i, facts) {
  return facts === null ? given[operand[i]] : answerState(facts[answerKey[i]]);
}

function answerState(value) {
  return value === true ? MET : value === false ? NOT_MET : UNKNOWN;
}

function readElement(element, facts) {
  if (facts === null || readIn[element] === turn.now) return;
  readIn[element] = turn.now;
  given[element] = UNKNOWN;
  const value = facts[keys[element]];
  if (isYesNo[element] === 1) given[element] = answerState(value);
  else if (value !== null && value !== undefined) readValue(element, value);
}
`;
