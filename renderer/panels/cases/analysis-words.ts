// What an analysis found, in clinical words, by what a writer would do about it; analyses nothing.
import type { AnalysisStep, NamedCriterion, NamedDead } from '../../../dsl/index.ts';
import type { AnalysisReport } from '../../worker/protocol.ts';

export interface CriterionFinding {
  readonly criterion: NamedCriterion;
  /** '' where the title of the group says it all. */
  readonly detail: string;
}

export interface FindingGroup {
  readonly title: string;
  readonly meaning: string;
  readonly findings: readonly CriterionFinding[];
}

export const stepWords: Readonly<Record<AnalysisStep, string>> = {
  logic: 'Looking for criteria that can never be met or change nothing',
  influence: 'Looking for a case that each criterion decides',
  boundaries: 'Looking for the cases on either side of each line',
  sets: 'Looking for the shortest ways',
};

/** Only groups in which there is something. */
export function findingGroups(report: AnalysisReport): readonly FindingGroup[] {
  const groups: readonly FindingGroup[] = [
    {
      title: 'Can never be met',
      meaning: 'No facts meet these criteria: conditions that exclude each other.',
      findings: report.neverMet.map(plain),
    },
    {
      title: 'Always met',
      meaning: 'No facts leave these criteria not met, so they ask for nothing.',
      findings: report.alwaysMet.map(plain),
    },
    {
      title: 'Change nothing',
      meaning: 'Without these criteria every request would be decided the same.',
      findings: report.dead.map((dead) => ({ criterion: dead.criterion, detail: deadWords(dead) })),
    },
    {
      title: 'Never decide',
      meaning:
        'Once everything is known, the determination is the same with these criteria and without them.',
      findings: report.neverDecisive.map(plain),
    },
    {
      title: 'Say the same',
      meaning: 'In every case these are met together, not met together or unknown together.',
      findings: report.equivalent.flatMap(([first, ...others]) =>
        first === undefined ? [] : [{ criterion: first, detail: `as ${others.map(nameOf).join('; ')}` }],
      ),
    },
    {
      title: 'Gaps and overlaps of numbers',
      meaning: 'Values that two neighbouring criteria both claim, or that fall between them.',
      findings: report.numbers.map(({ kind, values, lower, upper }) => ({
        criterion: upper,
        detail:
          kind === 'gap'
            ? `${values} lies between this and ${nameOf(lower)}`
            : `${values} is in this and in ${nameOf(lower)}`,
      })),
    },
    {
      title: 'Not proved',
      meaning: 'The effort allowed was not enough to tell whether these ever decide.',
      findings: report.notProved.map(plain),
    },
  ];
  return groups.filter(({ findings }) => findings.length > 0);
}

function plain(criterion: NamedCriterion): CriterionFinding {
  return { criterion, detail: '' };
}

function deadWords({ as, coveredBy }: NamedDead): string {
  const role = as === 'alternative' ? 'One of several ways' : 'One of several requirements';
  if (coveredBy === undefined) return `${role}; others together say it already.`;
  return as === 'alternative'
    ? `${role}: whenever it is met, ${nameOf(coveredBy)} is met too.`
    : `${role}: where it is not met, ${nameOf(coveredBy)} is not met either.`;
}

export function nameOf({ number, words, id }: Pick<NamedCriterion, 'number' | 'words' | 'id'>): string {
  return [number, words].filter(Boolean).join(' ') || id;
}
