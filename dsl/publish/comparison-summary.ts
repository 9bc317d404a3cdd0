// The summary of changes in a comparison that leaves the app: as drafted, and the printed one checked both ways.
import type { GuidelineDiff } from '../diff/guideline-diff.ts';
import { escapeHtml } from './html.ts';

export function summaryHtml(diff: GuidelineDiff): readonly string[] {
  const { summary } = diff;
  const groups = summary.groups.map((group) => {
    const bullets = group.bullets.map(({ words }) => `<li>${escapeHtml(words)}</li>`);
    return `<li>${escapeHtml(group.heading)}${bullets.length === 0 ? '' : `<ul>${bullets.join('')}</ul>`}</li>`;
  });
  return [
    '<h2 id="summary">Summary of changes</h2>',
    `<p>${escapeHtml(summary.lead)}</p>`,
    groups.length === 0 ? '<p>No change that readers are told of.</p>' : `<ul>\n${groups.join('\n')}\n</ul>`,
    ...claimsHtml(diff),
  ];
}

function claimsHtml({ claims, changes, new: newer, old: older }: GuidelineDiff): readonly string[] {
  const head = `<h3>As printed in ${escapeHtml(newer.label)}, checked</h3>`;
  if (!claims.listed)
    return [head, `<p class="quiet">It prints no list of changes from ${escapeHtml(older.label)}.</p>`];
  const rows = claims.claims.map((claim) => {
    const behind = changes.filter(({ id }) => claim.changes.includes(id)).map(({ headline }) => headline);
    const found =
      behind.length === 0
        ? '<span class="finding">Nothing in the comparison bears this out.</span>'
        : escapeHtml(behind.join('; '));
    return `<tr><td>${escapeHtml(`${claim.verb} ${claim.text}`)}</td><td>${found}</td></tr>`;
  });
  const untold = changes.filter(({ id }) => claims.unmentioned.includes(id));
  return [
    head,
    '<table class="claims"><thead><tr><th scope="col">Printed</th><th scope="col">Changes behind it</th></tr></thead><tbody>',
    ...rows,
    '</tbody></table>',
    ...(untold.length === 0
      ? ['<p>Every change that readers expect to be told is told.</p>']
      : [
          `<p class="finding">Not mentioned there (${untold.length}):</p>`,
          `<ul>${untold.map(({ headline }) => `<li>${escapeHtml(headline)}</li>`).join('')}</ul>`,
        ]),
  ];
}
