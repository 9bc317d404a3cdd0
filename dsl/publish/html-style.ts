// The look of the published page on screen and on paper, in one sheet without outside fonts or images.

export const pageStyle = `:root { color-scheme: light; --ink: #1a242b; --soft: #4a5760; --rule: #d3dade; --accent: #195d63; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 50rem; padding: 3rem 2rem 5rem; color: var(--ink); background: #fff; font: 1rem/1.55 Georgia, 'Times New Roman', serif; }
h1, h2, h3, header p, header dl, nav, table, .label { font-family: 'Segoe UI', 'Helvetica Neue', Arial, sans-serif; }
header { border-bottom: 2px solid var(--accent); padding-bottom: 1.25rem; }
.program { margin: 0; color: var(--accent); font-weight: 600; font-style: italic; }
h1 { margin: .35rem 0; font-size: 1.9rem; line-height: 1.2; }
.number { margin: 0 0 1rem; color: var(--soft); }
dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); gap: .5rem 1.5rem; margin: 0; font-size: .875rem; }
dt { color: var(--soft); }
dd { margin: 0; font-weight: 600; }
nav { margin: 1.5rem 0; font-size: .9rem; }
nav ol { columns: 2; margin: 0; padding: 0; list-style: none; }
a { color: var(--accent); }
h2 { margin: 2.5rem 0 .75rem; padding-bottom: .25rem; border-bottom: 1px solid var(--rule); font-size: 1.25rem; }
p { margin: .35rem 0; }
.criteria, .references { margin: 0; padding: 0; list-style: none; }
.criteria > li, .references > li { display: grid; grid-template-columns: 2.25rem 1fr; margin: .4rem 0; }
.references > li { grid-template-columns: 2.75rem 1fr; }
.criteria p { margin: 0; }
.label { color: var(--soft); font-size: .9em; }
.citations { padding-top: .15rem; color: var(--soft); font-size: .9em; }
.remark { color: var(--soft); font-size: .95em; }
.lost { color: #a4262c; }
.footnotes { margin-top: 1rem; padding-top: .5rem; border-top: 1px solid var(--rule); font-size: .875rem; }
table { width: 100%; border-collapse: collapse; font-size: .9rem; }
caption { padding: .5rem 0; text-align: left; font-weight: 600; }
th, td { padding: .4rem .6rem; border: 1px solid var(--rule); text-align: left; vertical-align: top; }
th { background: #eff2f4; }
.term { margin: .6rem 0; }
:target { background: #fff6d6; }
@page { margin: 20mm 18mm; }
@media print { body { max-width: none; padding: 0; font-size: 10.5pt; } a { color: inherit; text-decoration: none; } li, tr, .term { break-inside: avoid; } h2 { break-after: avoid; } .criteria.depth-0 > li { break-inside: auto; } }
`;
