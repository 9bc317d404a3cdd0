// Part of the engine in decide.mjs, as text: the state of a criterion from the top down, reading only the facts that it needs.

export const determineText = String.raw`// Each criterion and each fact is looked at once in a turn, and only while it can still matter.
const turn = { now: 0 };
const reached = new Int32Array(nodeCount);
const readIn = new Int32Array(elementCount);
const noFacts = Object.freeze({});

function evaluateFromTop(facts) {
  turn.now = turn.now === 0x7fffffff ? 1 : turn.now + 1;
  if (turn.now === 1) {
    reached.fill(0);
    readIn.fill(0);
  }
  for (let s = 0; s < roots.length; s++) state[roots[s]] = stateOf(roots[s], facts);
}

function stateOf(i, facts) {
  if (operation[i] === ANSWER && isYesNo[operand[i]] === 1) return answerOf(operand[i], facts);
  if (reached[i] === turn.now) return state[i];
  reached[i] = turn.now;
  return (state[i] = stateFromTop(i, facts));
}

function stateFromTop(i, facts) {
  const first = childStart[i];
  const end = childStart[i + 1];
  switch (operation[i]) {
    case ALL: {
      let all = MET;
      for (let c = first; c < end && all !== NOT_MET; c++) all &= stateOf(children[c], facts);
      return all;
    }
    case ANY: {
      let any = NOT_MET;
      for (let c = first; c < end && any !== MET; c++) any |= stateOf(children[c], facts);
      return any;
    }
    case COUNT:
      for (let c = first; c < end; c++) state[children[c]] = stateOf(children[c], facts);
      return countState(i);
    case NOT: return opposite[stateOf(operand[i], facts)];
    case CONSTANT: return operand[i];
    default:
      readElement(operand[i], facts);
      if (operation[i] === WINDOW || operation[i] === CHANGE) readElement(nodes[i][3], facts);
      return testState(i);
  }
}

function answerOf(element, facts) {
  const value = facts[keys[element]];
  if (value !== true && value !== false) return UNKNOWN;
  if (!Object.prototype.hasOwnProperty.call(facts, keys[element])) return UNKNOWN;
  return value ? MET : NOT_MET;
}

function readElement(element, facts) {
  if (readIn[element] === turn.now) return;
  readIn[element] = turn.now;
  given[element] = UNKNOWN;
  if (isYesNo[element] === 1) given[element] = answerOf(element, facts);
  else if (Object.prototype.hasOwnProperty.call(facts, keys[element])) {
    const value = facts[keys[element]];
    if (value !== null && value !== undefined) readValue(element, value);
  }
}
`;
