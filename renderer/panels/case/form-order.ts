// The order of the questions when the best next one comes first; keeps still what a person is working on.
import type { Facts, FormField } from '../../../dsl/index.ts';

/** `missing`: keys of what can still change the determination, best first. Then what is answered, then what no longer matters. */
export function bestFirst(
  form: readonly FormField[],
  missing: readonly string[],
  facts: Facts,
): readonly string[] {
  const asked = new Set(form.map(({ key }) => key));
  const open = missing.filter((key) => asked.has(key) && facts[key] === undefined);
  const others = form.map(({ key }) => key).filter((key) => !open.includes(key));
  const answered = others.filter((key) => facts[key] !== undefined);
  return [...open, ...answered, ...others.filter((key) => facts[key] === undefined)];
}

/** The question that has the focus, and all above it, stay where they were; those below follow the order that is wanted. */
export function keepFocused(
  shown: readonly string[],
  wanted: readonly string[],
  focused: string | undefined,
): readonly string[] {
  const place = focused === undefined ? -1 : shown.indexOf(focused);
  const still = shown.slice(0, place + 1).filter((key) => wanted.includes(key));
  return [...still, ...wanted.filter((key) => !still.includes(key))];
}
