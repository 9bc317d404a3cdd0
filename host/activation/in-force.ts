// Which version of a guideline decides on a day of service; the one rule that every engine of ours asks, and it knows neither bundles nor a clock.

/** First and last day of service, YYYY-MM-DD, both included; '' is unbounded. */
export interface Period {
  readonly effectiveFrom: string;
  readonly effectiveTo: string;
}

export type Deciding<Version> =
  | { readonly kind: 'in-force'; readonly version: Version }
  /** The newest that had taken over by that day has ended since: none decides, and no older one in its place. */
  | { readonly kind: 'ended'; readonly version: Version }
  | { readonly kind: 'none-yet' };

/**
 * `versions`: of one guideline and channel, in the order in which they were taken into use; one that a signed order has put
 * back stands last. From its first day of service on each replaces all before it, for good.
 */
export function decidingOn<Version extends Period>(
  versions: readonly Version[],
  dayOfService: string,
): Deciding<Version> {
  const version = versions.findLast(({ effectiveFrom }) => effectiveFrom <= dayOfService);
  if (version === undefined) return { kind: 'none-yet' };
  return { kind: isInPeriod(version, dayOfService) ? 'in-force' : 'ended', version };
}

/** Which of those that were taken into use after it decide in its place, and from which first day of service on. */
export function takenOver<Version extends Period>(
  versions: readonly Version[],
  version: Version,
): readonly { readonly from: string; readonly by: Version }[] {
  const later = versions.slice(versions.indexOf(version) + 1);
  const starts = [...new Set(later.map(({ effectiveFrom }) => effectiveFrom))].toSorted();
  // Before its own first day it decided nothing that could be taken over.
  const days = new Set(
    starts.map((start) => (start < version.effectiveFrom ? version.effectiveFrom : start)),
  );
  return [...days].flatMap((from) => {
    const by = later.findLast(({ effectiveFrom }) => effectiveFrom <= from);
    return by === undefined ? [] : [{ from, by }];
  });
}

/** One that ends before it begins holds no day at all: no bundle may have it. */
export function isPeriod({ effectiveFrom, effectiveTo }: Period): boolean {
  return effectiveTo === '' || effectiveFrom <= effectiveTo;
}

/** Whether the day of service is in the period. */
export function isInPeriod({ effectiveFrom, effectiveTo }: Period, dayOfService: string): boolean {
  return effectiveFrom <= dayOfService && (effectiveTo === '' || dayOfService <= effectiveTo);
}

export function periodInWords({ effectiveFrom, effectiveTo }: Period): string {
  if (effectiveFrom === '' && effectiveTo === '') return 'at any time';
  if (effectiveTo === '') return `from ${effectiveFrom} on`;
  return effectiveFrom === '' ? `until ${effectiveTo}` : `from ${effectiveFrom} to ${effectiveTo}`;
}
