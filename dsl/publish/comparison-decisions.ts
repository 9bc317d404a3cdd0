// The changed decisions in a comparison that leaves the app: how many cases go where, and a case for each change that shows it.
import type { DecisionChange, DecisionClasses, Direction, Witness } from '../diff/decision-change.ts';
import { determinationWords } from '../diff/directions.ts';
import type { GuidelineDiff } from '../diff/guideline-diff.ts';
import { escapeHtml } from './html.ts';

export function decisionsHtml(diff: GuidelineDiff): readonly string[] {
  const { decisions, equivalence, classes, notes } = diff;
  return [
    '<h2 id="decisions">Decisions that change</h2>',
    ...(equivalence.equivalent === false
      ? []
      : [`<p>${escapeHtml(proofWords(diff))} ${escapeHtml(equivalence.why)}</p>`]),
    ...(decisions.length === 0
      ? []
      : [...classesHtml(classes, diff), ...decisions.map((one) => decisionHtml(one, diff))]),
    ...notes.map((note) => `<p class="quiet">${escapeHtml(note)}</p>`),
  ];
}

function proofWords({ equivalence }: GuidelineDiff): string {
  return equivalence.equivalent === true ? 'Proved: no decision changes.' : 'No proof:';
}

const directionWords: Readonly<Record<Direction, string>> = {
  widens: '\u2191 Widens',
  narrows: '\u2193 Narrows',
  both: '\u2195 Widens and narrows',
  documentation: 'Documentation only',
  none: '= No change',
};

function decisionHtml(decision: DecisionChange, diff: GuidelineDiff): string {
  const causes = diff.changes
    .filter(({ id }) => decision.changes.includes(id))
    .map(({ headline }) => headline);
  const words = causes.length === 0 ? `${decision.words} (several changes together)` : causes.join('; ');
  return [
    `<section class="decision"><h3><span class="direction">${directionWords[decision.direction]}</span> ${escapeHtml(words)}</h3>`,
    ...decision.witnesses.map((witness) => witnessHtml(witness, diff)),
    '</section>',
  ].join('');
}

function witnessHtml(witness: Witness, { old: older, new: newer }: GuidelineDiff): string {
  const facts = witness.departures.map(
    ({ words, state }) => `<li>${escapeHtml(words)}: <strong>${escapeHtml(state)}</strong></li>`,
  );
  const turn = [outcome(older.label, witness.old), outcome(newer.label, witness.new)].join(' \u2192 ');
  return `<p>${turn}</p><ul>${facts.join('')}<li class="quiet">${facts.length === 0 ? 'nothing met' : 'all others not met'}</li></ul>`;
}

function outcome(version: string, { determination, label }: Witness['old']): string {
  const reason = label === '' ? '' : ` (${escapeHtml(label)})`;
  return `${escapeHtml(version)}: <span class="outcome">${escapeHtml(determinationWords(determination))}</span>${reason}`;
}

function classesHtml(classes: DecisionClasses, { old: older, new: newer }: GuidelineDiff): readonly string[] {
  if (classes.kind === 'not counted')
    return [`<p class="quiet">Cases are not counted: ${escapeHtml(classes.why)}</p>`];
  const rows = classes.rows.map(({ old: before, new: after, cases }) => {
    const change = before === after ? 'as before' : 'changed';
    return `<tr><td>${escapeHtml(determinationWords(before))}</td><td>${escapeHtml(determinationWords(after))}</td><td>${change}</td><td class="number">${grouped(cases)}</td></tr>`;
  });
  return [
    `<table><caption>${grouped(classes.total)} complete combinations of answers; numbers and dates count once for each interval that decides.</caption>`,
    `<thead><tr><th scope="col">In ${escapeHtml(older.label)}</th><th scope="col">In ${escapeHtml(newer.label)}</th><th scope="col">Decision</th><th scope="col" class="number">Cases</th></tr></thead><tbody>`,
    ...rows,
    '</tbody></table>',
  ];
}

/** `6442450944` as `6,442,450,944`. */
function grouped(digits: string): string {
  return digits.replace(/\B(?=(?:\d{3})+$)/g, ',');
}
