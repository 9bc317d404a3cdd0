// Reads one case's facts into the bits of its conditions, each key once; tells nothing of what it cannot read.
import { answerKey, plainFacts, stateOn } from './closure-conditions.ts';
import type { Element, Test } from './criteria-graph.ts';
import type { ElementValue, Facts } from './facts.ts';
import { readFact } from './facts.ts';
import { met, unknown } from './states.ts';

/** Two rails: the conditions that surely hold, and those that surely do not. */
interface Rails {
  readonly met: Int32Array;
  readonly notMet: Int32Array;
}

interface PlacedTest {
  readonly test: Test;
  readonly place: number;
}

export function createPacker(
  elements: readonly Element[],
  conditions: readonly PlacedTest[],
): (facts: Facts) => Rails {
  const words = (conditions.length + 31) >>> 5;
  const answers = conditions.filter(({ test }) => answerKey(elements, test) !== undefined);
  const placeOfAnswer = new Int32Array(elements.length).fill(-1);
  for (const { test, place } of answers) placeOfAnswer[test.element] = place;
  const isRead = elements.map(
    (_, index) =>
      placeOfAnswer[index] === -1 ||
      conditions.some(({ test }) => test.op === 'known' && test.element === index),
  );
  const computed = conditions
    .filter(({ test }) => answerKey(elements, test) === undefined)
    .map(({ test, place }) => ({ place, state: stateOn(test) }));
  const keys = elements.map(({ key }) => key);
  const placeOfKey = new Map(keys.map((key, index) => [key, index]));
  const values: (ElementValue | undefined)[] = elements.map(() => undefined);
  const read = [...elements.keys()].filter((index) => isRead[index] === true);
  return (facts) => {
    const own = plainFacts(facts);
    const rails = { met: new Int32Array(words), notMet: new Int32Array(words) };
    for (const index of read) values[index] = undefined;
    let next = 0;
    // Listing both is quicker than looking up each, as long as the object is kept as a list.
    const [names, given] = [Object.keys(own), Object.values(own)];
    for (let at = 0; at < names.length; at++) {
      const key = names[at] ?? '';
      const index = elementAt(keys, next, key) ?? placeOfKey.get(key);
      if (index === undefined) continue;
      next = index + 1;
      const place = placeOfAnswer[index] ?? -1;
      const answer = given[at];
      if (place >= 0 && answer === true) setBit(rails.met, place);
      else if (place >= 0 && answer === false) setBit(rails.notMet, place);
      if (isRead[index] === true) values[index] = valueOf(elements[index], answer);
    }
    for (const { place, state } of computed) {
      const now = state(values);
      if (now !== unknown) setBit(now === met ? rails.met : rails.notMet, place);
    }
    return rails;
  };
}

/** Facts mostly come in the order of the elements, some of them left out. */
function elementAt(keys: readonly string[], from: number, key: string): number | undefined {
  const end = Math.min(keys.length, from + lookAhead);
  for (let index = from; index < end; index++) if (keys[index] === key) return index;
  return undefined;
}

const lookAhead = 12;

function valueOf(element: Element | undefined, given: unknown): ElementValue | undefined {
  if (element === undefined || given === undefined || given === null) return undefined;
  const read = readFact(element, given);
  return 'value' in read ? read.value : undefined;
}

function setBit(bits: Int32Array, place: number): void {
  bits[place >> 5] = (bits[place >> 5] ?? 0) | (1 << (place & 31));
}
