// Which flags of an explanation plan a list needs, and which of them may stand in place; computes nothing.
import type { ExplanationPlan, Formula, Listed } from './explanation-plan.ts';

export interface FlagUses {
  /** Only those that some name asks for, each after those that it reads. */
  readonly flags: ExplanationPlan['flags'];
  /** Read at one place only, so that a name for them would only lengthen the text. */
  readonly inPlace: ReadonlyMap<string, Formula>;
}

export function flagUses(allFlags: ExplanationPlan['flags'], listed: readonly Listed[]): FlagUses {
  const flags = flagsBehind(allFlags, listed);
  const uses = new Map<string, number>();
  const formulas = [...flags.map(({ formula }) => formula), ...listed.map(({ when }) => when)];
  for (const flag of formulas.flatMap(flagsIn)) uses.set(flag, (uses.get(flag) ?? 0) + 1);
  const once = flags.filter(({ name }) => uses.get(name) === 1);
  const inPlace = new Map(once.map(({ name, formula }) => [name, formula]));
  return { flags: flags.filter(({ name }) => !inPlace.has(name)), inPlace };
}

export function flagsIn(formula: Formula): readonly string[] {
  if (formula.kind === 'flag') return [formula.flag];
  return 'of' in formula ? formula.of.flatMap(flagsIn) : [];
}

function flagsBehind(flags: ExplanationPlan['flags'], listed: readonly Listed[]): ExplanationPlan['flags'] {
  const wanted = new Set(listed.flatMap(({ when }) => flagsIn(when)));
  const behind = flags.toReversed().filter(({ name, formula }) => {
    if (wanted.has(name)) for (const flag of flagsIn(formula)) wanted.add(flag);
    return wanted.has(name);
  });
  return behind.toReversed();
}
