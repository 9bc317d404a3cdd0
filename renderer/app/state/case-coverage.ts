// How well the cases show that each criterion works, as figures and as one standing for each; knows no panel and no editor.
import type { Coverage, CriterionCoverage } from '../../../dsl/index.ts';

/** `both`: cases show that it decides when met and when not met. `none`: no case stands on it. */
export type Standing = 'both' | 'one' | 'none';

export function standingOf({ decisive }: CriterionCoverage): Standing {
  if (decisive.met > 0 && decisive['not-met'] > 0) return 'both';
  return decisive.met + decisive['not-met'] + decisive.unknown > 0 ? 'one' : 'none';
}

/** Criteria that decide some case when met and some when not met. */
export function bothWays({ criteria }: Coverage): number {
  return criteria.filter((one) => standingOf(one) === 'both').length;
}

/** States in which it does not decide any case yet. */
export function missingStates({ decisive }: CriterionCoverage): readonly ('met' | 'not-met')[] {
  return (['met', 'not-met'] as const).filter((state) => decisive[state] === 0);
}

export function coverageWords({ decisive }: CriterionCoverage): string {
  const parts = [
    decisive.met > 0 ? `met in ${decisive.met}` : '',
    decisive['not-met'] > 0 ? `not met in ${decisive['not-met']}` : '',
    decisive.unknown > 0 ? `unknown in ${decisive.unknown}` : '',
  ].filter(Boolean);
  return parts.length === 0 ? 'Decides in no case' : `Decides when ${parts.join(', ')}`;
}
