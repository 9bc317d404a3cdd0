// Whether a running engine decides as the bundle says: the vectors of the bundle compared with its answers, as a report that can be signed.
import { z } from 'zod';
import type { ShippedVector } from '../host/replay-vectors.ts';
import type { DocumentKind } from '../host/signing/signed-document.ts';
import type { ConformEngine, EngineAnswer, GivenDecision } from './engine-answer.ts';

const texts = z.array(z.string());
const decisionShape = z.strictObject({
  determination: z.string(),
  unmet: texts,
  missing: texts,
  reasons: texts.optional(),
});
const whole = z.int().min(0);

/** Canonical JSON; its keys are in docs/conform.md. */
export const matchReportShape = z.strictObject({
  format: z.literal('guideline-match-report'),
  formatVersion: z.literal('1'),
  guideline: z.strictObject({ id: z.string(), version: z.string() }),
  bundle: z.strictObject({ bundleHash: z.string(), contentHash: z.string(), meaningHash: z.string() }),
  engine: z.strictObject({ address: z.string(), name: z.string(), version: z.string() }),
  /** ISO 8601, UTC. */
  finished: z.string(),
  program: z.string(),
  conforms: z.boolean(),
  vectors: z.strictObject({
    asked: whole,
    same: whole,
    /** Facts that no engine may read, which this one refused instead of taking them for unknown. */
    refused: whole,
    different: whole,
    notAnswered: whole,
  }),
  reasonsCompared: z.boolean(),
  /** At most 1,000. */
  differences: z.array(
    z.strictObject({
      vector: z.string(),
      differs: texts,
      facts: z.json(),
      expected: decisionShape,
      given: z.union([decisionShape, z.strictObject({ noDecision: z.string() })]),
    }),
  ),
  refused: z.array(z.strictObject({ vector: z.string(), why: z.string() })),
});

export type MatchReport = z.infer<typeof matchReportShape>;
export type Difference = MatchReport['differences'][number];

/** As it lies in a signed envelope. */
export const matchReportKind: DocumentKind<MatchReport> = {
  payloadType: 'application/vnd.guideline-studio.match-report.v1+json',
  title: 'match report',
  shape: matchReportShape,
};

export type ReportedBundle = MatchReport['guideline'] & MatchReport['bundle'];

const mostDifferences = 1000;

export async function matchEngine(
  engine: ConformEngine,
  vectors: readonly ShippedVector[],
  bundle: ReportedBundle,
  run: { readonly program: string; readonly now: () => string },
): Promise<MatchReport> {
  const answers = await engine.decide(vectors.map(({ facts }) => facts));
  const { id, version, ...hashes } = bundle;
  const told = engine.name() ?? { name: '', version: '' };
  const compared = vectors.map((vector, at) => compare(vector, answers[at] ?? notAnswered));
  const count = (kind: Compared['kind']): number => compared.filter((one) => one.kind === kind).length;
  const differences = compared.flatMap((one) => ('difference' in one ? [one.difference] : []));
  return {
    format: 'guideline-match-report',
    formatVersion: '1',
    guideline: { id, version },
    bundle: hashes,
    engine: { address: engine.address, ...told },
    finished: run.now(),
    program: run.program,
    conforms: differences.length === 0 && vectors.length > 0,
    vectors: {
      asked: vectors.length,
      same: count('same'),
      refused: count('refused'),
      different: count('different'),
      notAnswered: count('not answered'),
    },
    reasonsCompared: answers.some(
      (answer) => answer.kind === 'decided' && answer.decision.reasons !== undefined,
    ),
    differences: differences.slice(0, mostDifferences),
    refused: compared.flatMap((one) => (one.kind === 'refused' ? [one.refusal] : [])),
  };
}

const notAnswered: EngineAnswer = { kind: 'failed', why: 'it gave no answer' };

type Compared =
  | { readonly kind: 'same' }
  | { readonly kind: 'refused'; readonly refusal: { readonly vector: string; readonly why: string } }
  | { readonly kind: 'different' | 'not answered'; readonly difference: Difference };

/** Order counts in no list. */
function compare({ name, facts, decision }: ShippedVector, answer: EngineAnswer): Compared {
  if (answer.kind === 'refused' && decision.invalid.length > 0)
    return { kind: 'refused', refusal: { vector: name, why: answer.why } };
  const { determination, unmet, missing, reasons } = decision;
  const expected: GivenDecision = { determination, unmet, missing, reasons };
  const difference = (differs: readonly string[], given: Difference['given']): Difference => {
    // They were read from JSON, so they are nothing else.
    const read = facts as Difference['facts'];
    return { vector: name, differs: [...differs], facts: read, expected: decisionData(expected), given };
  };
  if (answer.kind !== 'decided')
    return { kind: 'not answered', difference: difference(['answer'], { noDecision: answer.why }) };
  const differs = differing(expected, answer.decision);
  if (differs.length === 0) return { kind: 'same' };
  return { kind: 'different', difference: difference(differs, decisionData(answer.decision)) };
}

function differing(expected: GivenDecision, given: GivenDecision): readonly string[] {
  return [
    ...(expected.determination === given.determination ? [] : ['determination']),
    ...(sameList(expected.unmet, given.unmet) ? [] : ['unmet']),
    ...(sameList(expected.missing, given.missing) ? [] : ['missing']),
    ...(given.reasons === undefined || sameList(expected.reasons ?? [], given.reasons) ? [] : ['reasons']),
  ];
}

function decisionData({
  determination,
  unmet,
  missing,
  reasons,
}: GivenDecision): z.infer<typeof decisionShape> {
  return {
    determination,
    unmet: [...unmet],
    missing: [...missing],
    ...(reasons === undefined ? {} : { reasons: [...reasons] }),
  };
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return JSON.stringify(a.toSorted()) === JSON.stringify(b.toSorted());
}
