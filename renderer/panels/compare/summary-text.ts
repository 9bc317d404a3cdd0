// The drafted summary as plain text, and what the check of the printed one found; knows no React.
import type { ClaimCheck, DraftSummary, SummaryBullet } from '../../../dsl/index.ts';

/** As the published document prints it, ready for a word processor. */
export function summaryAsText(summary: DraftSummary): string {
  const groups = summary.groups.map((group) =>
    [`\u2022 ${group.heading}`, ...group.bullets.map((bullet) => `    \u25e6 ${bullet.words}`)].join('\n'),
  );
  return [summary.lead, ...groups].join('\n');
}

/** Lines of a `changes from` section. */
export function summaryAsSource(summary: DraftSummary): readonly string[] {
  return summary.groups.flatMap((group) =>
    group.bullets.length > 0 ? group.bullets.map((bullet) => bullet.source) : [group.source],
  );
}

/** Entries with nothing behind them, and changes that no entry mentions. */
export function findings(claims: ClaimCheck): number {
  return claims.claims.filter((claim) => claim.changes.length === 0).length + claims.unmentioned.length;
}

/** Whether the printed list tells a reader of this bullet's changes. */
export function isTold(bullet: SummaryBullet, claims: ClaimCheck): 'told' | 'in part' | 'not told' {
  const untold = new Set(claims.unmentioned);
  const missing = bullet.changes.filter((id) => untold.has(id)).length;
  if (missing === 0) return 'told';
  return missing === bullet.changes.length ? 'not told' : 'in part';
}
