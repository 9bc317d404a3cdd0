// A replay as one page of HTML that needs nothing else: the matrix, its causes and examples, what was not read, what was run.
import { barsSvg, pairedBarsSvg } from './replay-charts.ts';
import {
  causeWords,
  missingWords,
  type AnsweredCell,
  type ExampleCase,
  type ReplayAnswer,
  type ReplayedVersion,
} from './replay-answer.ts';
import { replayPageStyle } from './replay-page-style.ts';
import { escaped, grouped, share } from './replay-words.ts';

/** Self-contained; every word of the file and of the guidelines is escaped. */
export function replayPage(answer: ReplayAnswer): string {
  const { old, new: now } = answer;
  const heading = escaped(now.title);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Replay: ${heading} ${escaped(old.version)} to ${escaped(now.version)}</title>
<style>
${replayPageStyle}</style>
</head>
<body>
<header>
<p>Replay of past cases</p>
<h1>${heading}: ${escaped(old.version)} → ${escaped(now.version)}</h1>
<div class="soft">${escaped(answer.file.name)}</div>
</header>
<main>
${figures(answer)}
${list('notes', loud(answer).map(escaped))}
${answer.decided === 0 ? '<p>No case could be decided.</p>' : decisions(answer)}
<section>
<h2>What was not known</h2>
${unknowns(answer)}
</section>
<section>
<h2>What was not read</h2>
${badRows(answer)}
</section>
<section>
<h2>What was run</h2>
${whatWasRun(answer)}
</section>
</main>
</body>
</html>
`;
}

function decisions(answer: ReplayAnswer): string {
  return `<section>
<h2>Determinations</h2>
${matrix(answer)}
${beforeAndAfter(answer)}
</section>
<section>
<h2>What changes, and why</h2>
${changes(answer)}
</section>`;
}

function loud({ missing, notes }: ReplayAnswer): readonly string[] {
  return [
    ...missing.map((one) => `There is ${missingWords(one)}: it is unknown in every case.`),
    ...(missing.length === 0 ? [] : ['Changes may come from what is in no column and not from the policy.']),
    ...notes,
  ];
}

function figures({ records, decided, changed, bad }: ReplayAnswer): string {
  const items = [
    [grouped(decided), `cases decided of ${grouped(records)}`],
    [grouped(changed), `decisions change (${share(changed, decided)})`],
    [grouped(bad.setAside), bad.setAside === 1 ? 'record set aside' : 'records set aside'],
  ];
  const written = items.map(([figure = '', words = '']) => `<li><strong>${figure}</strong> ${words}</li>`);
  return `<ul class="figures">${written.join('')}</ul>`;
}

function matrix({
  oldDeterminations,
  newDeterminations,
  cells,
  decided,
  old,
  new: now,
}: ReplayAnswer): string {
  const casesOf = (before: string, after: string): number =>
    cells.find((cell) => cell.old === before && cell.new === after)?.cases ?? 0;
  const rows = oldDeterminations.filter((before) => cells.some((cell) => cell.old === before));
  const columns = newDeterminations.filter((after) => cells.some((cell) => cell.new === after));
  const sum = (counts: readonly number[]): string => grouped(counts.reduce((a, b) => a + b, 0));
  const cell = (before: string, after: string): string => {
    const cases = casesOf(before, after);
    if (cases === 0) return '<td class="same">0</td>';
    if (before === after)
      return `<td class="same">${grouped(cases)}<small>${share(cases, decided)}</small></td>`;
    const strength = (0.12 + 0.4 * Math.sqrt(cases / decided)).toFixed(2);
    return `<td class="changed" style="background: rgb(var(--tint) / ${strength})">${grouped(cases)}<small>${share(cases, decided)}</small></td>`;
  };
  const body = rows.map((before) => {
    const counts = columns.map((after) => casesOf(before, after));
    return `<tr><th scope="row">${escaped(before)}</th>${columns.map((after) => cell(before, after)).join('')}<td>${sum(counts)}</td></tr>`;
  });
  const totals = columns.map((after) => `<td>${sum(rows.map((before) => casesOf(before, after)))}</td>`);
  return `<table class="matrix">
<caption>Cases by determination: ${escaped(old.version)} down, ${escaped(now.version)} across. Tinted cells change.</caption>
<thead><tr><th scope="col">${escaped(old.version)} ↓ ${escaped(now.version)} →</th>${columns.map((after) => `<th scope="col">${escaped(after)}</th>`).join('')}<th scope="col">all</th></tr></thead>
<tbody>${body.join('\n')}
<tr><th scope="row">all</th>${totals.join('')}<td>${grouped(decided)}</td></tr></tbody>
</table>`;
}

function beforeAndAfter({
  oldDeterminations,
  newDeterminations,
  cells,
  old,
  new: now,
}: ReplayAnswer): string {
  const names = [...new Set([...oldDeterminations, ...newDeterminations])];
  const sum = (side: 'old' | 'new', name: string): number =>
    cells.filter((cell) => cell[side] === name).reduce((total, cell) => total + cell.cases, 0);
  const bars = names.map((name) => ({ words: name, old: sum('old', name), new: sum('new', name) }));
  const shown = bars.filter((bar) => bar.old + bar.new > 0);
  return pairedBarsSvg(shown, { old: old.version, new: now.version });
}

function changes({ cells, decided }: ReplayAnswer): string {
  const changed = cells.filter((cell) => cell.old !== cell.new).toSorted((a, b) => b.cases - a.cases);
  if (changed.length === 0) return '<p>No decision changes.</p>';
  return changed.map((cell) => change(cell, decided)).join('\n');
}

function change(cell: AnsweredCell, decided: number): string {
  const bars = cell.causes.map((cause) => ({ words: causeWords(cause), count: cause.cases }));
  const together =
    cell.together === 0
      ? ''
      : `<p class="soft">${grouped(cell.together)} of them are due to several differences together.</p>`;
  const examples = cell.examples.map((example) => `<li>${exampleWords(example)}</li>`);
  return `<article class="change">
<h3>${escaped(cell.old)} → ${escaped(cell.new)}: ${grouped(cell.cases)} ${cell.cases === 1 ? 'case' : 'cases'} (${share(cell.cases, decided)})</h3>
${bars.length === 0 ? '' : `<p class="soft">Due to, in cases; a case may be due to several.</p>${barsSvg(bars, cell.cases)}`}
${together}
${examples.length === 0 ? '' : `<p class="soft">Examples</p><ul class="examples">${examples.join('')}</ul>`}
</article>`;
}

function exampleWords(example: ExampleCase): string {
  const { facts, answeredNo, unknown } = example;
  const rest = [
    ...(answeredNo > 0 ? [`${answeredNo} answered no`] : []),
    ...(unknown.length > 0 ? [`not known: ${unknown.join(', ')}`] : []),
  ];
  const said = facts.length === 0 ? 'nothing met' : facts.join('; ');
  return `<strong>${escaped(placeWords(example))}</strong> ${escaped(said)}${rest.length === 0 ? '' : ` <span class="soft">(${escaped(rest.join('; '))})</span>`}`;
}

function placeWords({ row, line, id }: Pick<ExampleCase, 'row' | 'line'> & { readonly id?: string }): string {
  const place = line > 0 ? `line ${line}` : `row ${row}`;
  return id === undefined || id === '' ? place : `${id} (${place})`;
}

function unknowns({ columns, decided, missing }: ReplayAnswer): string {
  const bars = [
    ...missing.map(({ label }) => ({ words: `${label} (no column)`, count: decided })),
    ...columns.map(({ label, unknown }) => ({ words: label, count: unknown })),
  ].filter(({ count }) => count > 0);
  if (bars.length === 0) return '<p>Every element is known in every case.</p>';
  const caption =
    '<p class="soft">Cases in which an element is not known. Unknown is never taken for no.</p>';
  return (
    caption +
    barsSvg(
      bars.toSorted((a, b) => b.count - a.count),
      decided,
    )
  );
}

function badRows({ bad }: ReplayAnswer): string {
  const { setAside, brokenRecords, badCells, takenAsUnknown, listed, blankLines } = bad;
  const blank = blankLines === 0 ? '' : `<p>${grouped(blankLines)} blank lines were passed over.</p>`;
  if (brokenRecords + badCells === 0) return `<p>Every record was read.</p>${blank}`;
  const how = takenAsUnknown ? 'taken as unknown' : 'their records are set aside';
  const rows = listed.map(
    (fault) =>
      `<tr><td class="count">${escaped(placeWords(fault))}</td><td>${escaped(fault.column)}</td><td>${escaped(fault.value)}</td><td>${escaped(fault.why)}</td></tr>`,
  );
  const shown = listed.length < brokenRecords + badCells ? ` The first ${grouped(listed.length)}:` : '';
  return `<p>${grouped(setAside)} records are set aside: ${grouped(brokenRecords)} are no records; ${grouped(badCells)} cells could not be read (${how}).${shown}</p>${blank}
<table><thead><tr><th scope="col">where</th><th scope="col">column</th><th scope="col">it says</th><th scope="col">why it cannot be read</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table>`;
}

function whatWasRun({ file, old, new: now, columns, unmatched }: ReplayAnswer): string {
  const version = (name: string, { path, version: number, meaningHash }: ReplayedVersion): string =>
    `<dt>${name}</dt><dd>${escaped(number)}, ${escaped(path)}<br><code>${escaped(meaningHash)}</code></dd>`;
  const rows = columns.map(
    ({ name, key, label, by }) =>
      `<tr><td>${escaped(name)}</td><td>${escaped(label)} <code>${escaped(key)}</code></td><td>${by}</td></tr>`,
  );
  const left = unmatched.map(({ name, why }) => (why === '' ? `“${name}”` : `“${name}” (${why})`)).join(', ');
  return `<dl>
<dt>cases</dt><dd>${escaped(file.name)}, ${escaped(file.format)}, ${grouped(file.bytes)} bytes<br><code>sha256:${escaped(file.sha256)}</code></dd>
${version('old version', old)}
${version('new version', now)}
<dt>columns not used</dt><dd>${left === '' ? 'none' : escaped(left)}</dd>
</dl>
<h3>Columns</h3>
<table><thead><tr><th scope="col">column</th><th scope="col">element</th><th scope="col">matched by</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table>`;
}

function list(name: string, items: readonly string[]): string {
  return items.length === 0
    ? ''
    : `<ul class="${name}">${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;
}
