// The whole comparison as one page that needs nothing from outside: for a committee, on screen or paper; every word of the author escaped.
import type { Change, Materiality } from '../diff/change.ts';
import type { GuidelineDiff } from '../diff/guideline-diff.ts';
import { decisionsHtml } from './comparison-decisions.ts';
import { comparisonStyle } from './comparison-style.ts';
import { summaryHtml } from './comparison-summary.ts';
import { contentPolicy, escapeHtml } from './html.ts';
import type { RedlineDocument } from './redline-document.ts';
import { redlineHtml } from './redline-html.ts';

/** One of the two texts, told so that anyone can see later which it was. */
export interface ComparedText {
  readonly path: string;
  /** `sha256:` and hex digits of the text. */
  readonly sourceHash: string;
  /** The same for what it decides. */
  readonly meaningHash: string;
}

export interface ComparisonPage {
  readonly diff: GuidelineDiff;
  readonly redline: RedlineDocument;
  readonly old: ComparedText;
  readonly new: ComparedText;
}

export function comparisonToHtml(page: ComparisonPage): string {
  const { diff } = page;
  const title = `${diff.new.title}: ${diff.old.label} to ${diff.new.label}`;
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${escapeHtml(contentPolicy)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${escapeHtml(title)}</title>`,
    `<style>\n${comparisonStyle}</style>`,
    '</head>',
    '<body>',
    ...titleHtml(page),
    '<main>',
    ...summaryHtml(diff),
    ...decisionsHtml(diff),
    ...structureHtml(diff.changes),
    '<h2 id="redline" class="page">Redline of the printed guideline</h2>',
    '<p class="key quiet"><span>+ <ins>inserted</ins></span><span>\u2212 <del>deleted</del></span><span>~ changed</span><span>\u2192 moved away</span></p>',
    '<div class="redline">',
    ...redlineHtml(page.redline),
    '</div>',
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function titleHtml({ diff, old: older, new: newer }: ComparisonPage): readonly string[] {
  const row = (label: string, text: ComparedText): string =>
    `<tr><th scope="row">${escapeHtml(label)}</th><td>${escapeHtml(text.path)}</td><td><code>${escapeHtml(text.sourceHash)}</code></td><td><code>${escapeHtml(text.meaningHash)}</code></td></tr>`;
  return [
    '<header>',
    `<h1>${escapeHtml(diff.new.title)}</h1>`,
    `<p class="versions">Comparison of ${escapeHtml(diff.old.label)} with ${escapeHtml(diff.new.label)}</p>`,
    '<table><thead><tr><th scope="col">Version</th><th scope="col">Text</th><th scope="col">Hash of the text</th><th scope="col">Hash of what it decides</th></tr></thead>',
    `<tbody>${row(diff.old.label, older)}${row(diff.new.label, newer)}</tbody></table>`,
    '<nav aria-label="Contents"><ol><li><a href="#summary">Summary of changes</a></li><li><a href="#decisions">Decisions that change</a></li><li><a href="#structure">Changes of the structure</a></li><li><a href="#redline">Redline</a></li></ol></nav>',
    '</header>',
  ];
}

const materialityWords: Readonly<Record<Materiality, string>> = {
  meaning: 'Meaning',
  wording: 'Wording',
  evidence: 'Evidence',
  codes: 'Codes',
  administrative: 'Administrative',
};

function structureHtml(changes: readonly Change[]): readonly string[] {
  const told = changes.filter(({ kind }) => kind !== 'renumbered');
  const renumbered = changes.length - told.length;
  const head = ['<h2 id="structure">Changes of the structure</h2>'];
  if (changes.length === 0) return [...head, '<p>Nothing changed.</p>'];
  const rows = told.map(
    (change) =>
      `<tr><td>${escapeHtml(numberOf(change))}</td><td>${escapeHtml(change.headline)}${underHtml(change)}</td><td>${materialityWords[change.materiality]}</td></tr>`,
  );
  return [
    ...head,
    '<table><thead><tr><th scope="col">Number</th><th scope="col">Change</th><th scope="col">Concerns</th></tr></thead><tbody>',
    ...rows,
    '</tbody></table>',
    ...(renumbered === 0
      ? []
      : [
          `<p class="quiet">${renumbered === 1 ? '1 criterion has' : `${renumbered} criteria have`} another number only.</p>`,
        ]),
  ];
}

function numberOf(change: Change): string {
  const before = change.old?.number ?? '';
  const after = change.new?.number ?? '';
  if (after === '' || before === '' || before === after) return after || before;
  return `${after} (was ${before})`;
}

function underHtml({ under }: Change): string {
  return under.length === 0
    ? ''
    : `<br><span class="quiet">under ${escapeHtml(under.join(' \u203a '))}</span>`;
}
