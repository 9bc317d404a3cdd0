// The days of service of a bundle: one that would decide none is not made.
import { expect, it } from 'vitest';
import { firstRelease } from '../../host/bundle-manifest.ts';
import { makeBundle } from '../../host/bundles.ts';
import { sinusLibrary } from './support/libraries.ts';

it('is not made with a last day before its first', () => {
  const made = (effectiveTo: string) =>
    makeBundle(sinusLibrary, 'ct/sinus.guideline', {
      release: { ...firstRelease, effectiveTo },
      targets: ['sql'],
    });
  expect(made('2024-10-31')).toMatchObject({
    kind: 'failed',
    message: expect.stringContaining('2024-10-31, is before the first, 2024-11-01'),
  });
  expect(made('2024-11-01').kind).toBe('made');
});
