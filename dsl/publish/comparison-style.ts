// The look of a comparison that leaves the app as one page: screen in light and dark, paper in black on white.

export const comparisonStyle = `:root { color-scheme: light dark; --ink: #1a242b; --soft: #4a5760; --rule: #cfd7dc; --ground: #fff; --panel: #f4f6f7; --accent: #195d63; --ins: #0b5c33; --ins-ground: #dff3e5; --del: #96221f; --del-ground: #fbe4e2; --note: #5f4700; }
@media (prefers-color-scheme: dark) { :root { --ink: #e3e9ec; --soft: #a9b5bc; --rule: #3f4a51; --ground: #161b1e; --panel: #20272b; --accent: #7fc8ce; --ins: #8fdcaa; --ins-ground: #143824; --del: #f5a9a3; --del-ground: #481d1b; --note: #e6c66a; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 56rem; padding: 2.5rem 2rem 5rem; color: var(--ink); background: var(--ground); font: .95rem/1.5 'Segoe UI', 'Helvetica Neue', Arial, sans-serif; overflow-wrap: break-word; }
header { border-bottom: 2px solid var(--accent); padding-bottom: 1rem; }
h1 { margin: 0 0 .25rem; font-size: 1.7rem; line-height: 1.2; }
.versions { margin: 0 0 1rem; color: var(--soft); font-size: 1.05rem; }
h2 { margin: 2.25rem 0 .75rem; padding-bottom: .25rem; border-bottom: 1px solid var(--rule); font-size: 1.25rem; }
h3 { margin: 1.25rem 0 .5rem; font-size: 1rem; }
p { margin: .4rem 0; }
a { color: var(--accent); }
nav ol { columns: 2; margin: .75rem 0 0; padding: 0; list-style: none; }
table { width: 100%; border-collapse: collapse; font-size: .875rem; }
caption { padding: .4rem 0; text-align: left; font-weight: 600; }
th, td { padding: .35rem .6rem; border: 1px solid var(--rule); text-align: left; vertical-align: top; }
th { background: var(--panel); font-weight: 600; }
table.claims { table-layout: fixed; }
.claims th:first-child { width: 42%; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
code { font: .8rem/1.4 ui-monospace, Consolas, monospace; overflow-wrap: anywhere; }
ul { margin: .3rem 0; padding-left: 1.4rem; }
.finding { color: var(--note); font-weight: 600; }
.quiet { color: var(--soft); }
.decision { margin: .9rem 0; padding: .6rem .9rem; border: 1px solid var(--rule); border-left: 4px solid var(--accent); border-radius: 4px; }
.decision h3 { margin: 0 0 .3rem; }
.direction { margin-right: .6rem; padding: 0 .45rem; border: 1px solid currentColor; border-radius: 3px; font-size: .8rem; white-space: nowrap; }
.outcome { font-weight: 600; }
ins { color: var(--ins); background: var(--ins-ground); text-decoration: underline; text-decoration-thickness: 2px; text-underline-offset: 2px; }
del { color: var(--del); background: var(--del-ground); text-decoration: line-through; text-decoration-thickness: 1.5px; }
.redline { font-family: Georgia, 'Times New Roman', serif; font-size: 1rem; }
.redline h3, .redline table, .redline .mark { font-family: 'Segoe UI', 'Helvetica Neue', Arial, sans-serif; }
.redline h3 { font-size: 1.1rem; }
.redline p { display: grid; grid-template-columns: 1.1rem auto minmax(0, 1fr); column-gap: .5rem; margin: .3rem 0; padding-left: calc(var(--depth, 0) * 1.75rem); }
.redline table { margin: .6rem 0; }
.redline .mark { color: var(--soft); font-weight: 700; }
.redline .label { color: var(--soft); }
.redline .gone { color: var(--soft); font-style: italic; }
.redline .note, .redline .was { color: var(--note); font-family: 'Segoe UI', 'Helvetica Neue', Arial, sans-serif; font-size: .85em; font-style: normal; }
.key span { margin-right: 1.5rem; white-space: nowrap; }
@page { margin: 18mm 16mm 20mm; @bottom-right { content: counter(page) ' / ' counter(pages); font: 8pt Arial, sans-serif; color: #4a5760; } }
@media print {
  :root { color-scheme: light; --ink: #000; --soft: #4a5760; --rule: #b9c3c9; --ground: #fff; --panel: #f0f3f4; --accent: #195d63; --ins: #0b5c33; --ins-ground: #e9f6ed; --del: #96221f; --del-ground: #fceeed; --note: #5f4700; }
  body { max-width: none; padding: 0; font-size: 9.5pt; }
  .redline { font-size: 10pt; }
  a { color: inherit; text-decoration: none; }
  h2, h3, thead, caption { break-after: avoid; }
  tr, li, .decision, .redline p { break-inside: avoid; }
  h2.page { break-before: page; }
  ins, del, th { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;
