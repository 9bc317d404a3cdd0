// Which version decides on a day of service: the loader and the service by one rule, against a short specification, over random histories.
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { onDay } from '../../host/activation/activate.ts';
import { decidingOn, isInPeriod, takenOver } from '../../host/activation/in-force.ts';
import { activatedOf, emptyState, withRelease } from '../../host/activation/activation-state.ts';
import type { Period } from '../../host/activation/in-force.ts';
import { loadUnsigned } from '../../service/load-bundle.ts';
import { liveGuidelines, type Asked, type LiveBundle } from '../../service/live-guidelines.ts';
import { lawOptions } from '../support/random-graph.ts';
import { bundleOf, kneeGuideline } from './service-fixture.ts';

const days = Array.from({ length: 9 }, (_, at) => `2024-01-0${at + 1}`);
const id = 'knee-mri';
let sample: LiveBundle;

beforeAll(async () => {
  const { bytes } = bundleOf(kneeGuideline('1', '2024-01-01'));
  const [loaded] = (await loadUnsigned([{ file: 'a.bundle.tar', bytes }])).loadings;
  if (loaded?.kind !== 'loaded') throw new Error('it was not loaded');
  sample = loaded.bundle;
});

/** What happened at an engine: a newer version was taken into use, or an order put an earlier one back. */
type Step =
  { readonly kind: 'newer'; readonly period: Period } | { readonly kind: 'back'; readonly to: number };

const period = fc
  .tuple(fc.constantFrom('', ...days), fc.constantFrom('', ...days))
  .filter(([from, to]) => to === '' || from <= to)
  .map(([effectiveFrom, effectiveTo]): Period => ({ effectiveFrom, effectiveTo }));
const newer = period.map((one): Step => ({ kind: 'newer', period: one }));
const back = fc.nat(5).map((to): Step => ({ kind: 'back', to }));

/** Each version with the moment at which it was taken into use last. */
interface Known extends Period {
  readonly version: string;
  readonly sequence: string;
  readonly bundleHash: string;
  readonly contentHash: string;
  taken: number;
}

function happened(steps: readonly Step[]) {
  const known: Known[] = [];
  let state = emptyState;
  for (const [moment, step] of steps.entries()) {
    const one = step.kind === 'newer' ? versionOf(known.length + 1, step.period) : known[step.to];
    if (one === undefined) continue;
    if (step.kind === 'newer') known.push(one);
    one.taken = moment;
    const { taken: _, ...release } = one;
    state = withRelease(state, { guidelineId: id, channel: 'default' }, release);
  }
  const releases = activatedOf(state, id, 'default')?.releases ?? [];
  return { known, releases };
}

function versionOf(number: number, { effectiveFrom, effectiveTo }: Period): Known {
  const hash = `sha256:${String(number).padStart(64, '0')}`;
  const names = { version: String(number), sequence: String(number), bundleHash: hash, contentHash: hash };
  return { ...names, effectiveFrom, effectiveTo, taken: 0 };
}

/** The specification: its days, as long as none that was taken into use after it has begun. */
function wanted(known: readonly Known[], day: string): string | undefined {
  const found = known.filter(
    (one) =>
      (one.effectiveFrom === '' || one.effectiveFrom <= day) &&
      (one.effectiveTo === '' || one.effectiveTo >= day) &&
      !known.some((other) => other.taken > one.taken && other.effectiveFrom <= day),
  );
  expect(found.length).toBeLessThan(2);
  return found[0]?.version;
}

function serviceOf(known: readonly Known[], releases: readonly Period[]) {
  const bundles = known.map(({ sequence, ...one }) => ({ ...sample, ...one, sequence: Number(sequence) }));
  const taken = releases.map((release) => ({ ...sample, ...release }));
  const live = liveGuidelines(bundles, taken);
  if ('why' in live) throw new Error(live.why);
  return (asked: Asked): string => {
    const choice = live.choose({ guideline: id, ...asked });
    return choice.kind === 'chosen' ? choice.bundle.version : choice.problem.code;
  };
}

describe('the version in force on a day of service', () => {
  it('is the same for loader, service and specification, whatever was taken into use and put back', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof({ weight: 3, arbitrary: newer }, back), { minLength: 1 }), (steps) => {
        const { known, releases } = happened(steps);
        fc.pre(known.length > 0);
        const choose = serviceOf(known, releases);
        for (const day of days) {
          const version = wanted(known, day);
          expect(onDay(releases, releases, day)?.version).toBe(version);
          expect(choose({ dateOfService: day })).toBe(version ?? 'no-version-in-force');
          for (const one of known) {
            const exactly = choose({ dateOfService: day, version: one.version });
            expect(exactly).toBe(one.version === version ? version : 'no-version-in-force');
          }
        }
      }),
      lawOptions(300),
    );
  });

  it('is told of a version that others took over from, day by day', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof({ weight: 3, arbitrary: newer }, back), { minLength: 1 }), (steps) => {
        const { releases } = happened(steps);
        for (const own of releases) {
          const others = takenOver(releases, own);
          for (const day of days.filter((one) => isInPeriod(own, one))) {
            const by = others.findLast(({ from }) => from <= day)?.by ?? own;
            const deciding = decidingOn(releases, day);
            expect(deciding.kind === 'none-yet' ? undefined : deciding.version).toBe(by);
          }
        }
      }),
      lawOptions(300),
    );
  });

  it('is none where its bundle is gone: no older one comes back for that', () => {
    fc.assert(
      fc.property(fc.array(newer, { minLength: 1 }), fc.array(fc.boolean()), (steps, gone) => {
        const { known, releases } = happened(steps);
        const here = known.filter((_, at) => gone[at] !== true);
        fc.pre(here.length > 0);
        const choose = serviceOf(here, releases);
        for (const dateOfService of days) {
          const version = wanted(known, dateOfService);
          const isHere = here.some((one) => one.version === version);
          expect(choose({ dateOfService })).toBe(isHere ? version : 'no-version-in-force');
        }
      }),
      lawOptions(200),
    );
  });

  it('never falls back as the days go on, and needs nobody who remembers where no order was given', () => {
    fc.assert(
      fc.property(fc.array(newer, { minLength: 1 }), (steps) => {
        const { known } = happened(steps);
        const choose = serviceOf(known, []);
        const chosen = days.map((dateOfService) => choose({ dateOfService }));
        expect(chosen).toEqual(days.map((day) => wanted(known, day) ?? 'no-version-in-force'));
        const numbers = chosen.map(Number).filter((number) => !Number.isNaN(number));
        expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
      }),
      lawOptions(200),
    );
  });
});
