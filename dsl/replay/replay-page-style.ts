// The look of the page of a replay on screen, by day and night, and on paper; no outside fonts or images.

export const replayPageStyle = `:root { color-scheme: light dark; --ink: #1a242b; --soft: #52606a; --rule: #d3dade; --back: #fff; --panel: #f4f6f7; --accent: #195d63; --old: #9aa8b0; --warn: #8a5300; --warn-back: #fff5e0; --tint: 25 93 99; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6ebee; --soft: #a5b2ba; --rule: #38454d; --back: #12181c; --panel: #1b2328; --accent: #6cc3c9; --old: #6b7b85; --warn: #ffca7a; --warn-back: #33270f; --tint: 108 195 201; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 62rem; padding: 2.5rem 2rem 4rem; color: var(--ink); background: var(--back); font: 0.95rem/1.5 'Segoe UI', 'Helvetica Neue', Arial, sans-serif; }
header { border-bottom: 2px solid var(--accent); padding-bottom: 1rem; }
header p { margin: 0; color: var(--accent); font-weight: 600; }
h1 { margin: .25rem 0; font-size: 1.7rem; line-height: 1.25; }
h2 { margin: 2.25rem 0 .75rem; font-size: 1.2rem; }
h3 { margin: 1.5rem 0 .5rem; font-size: 1rem; }
p { margin: .4rem 0; }
.soft { color: var(--soft); }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: 1rem; margin: 1.25rem 0; padding: 0; list-style: none; }
.figures li { padding: .8rem 1rem; border: 1px solid var(--rule); border-radius: .5rem; background: var(--panel); }
.figures strong { display: block; font-size: 1.6rem; line-height: 1.2; font-variant-numeric: tabular-nums; }
.notes { margin: 1rem 0; padding: .75rem 1rem .75rem 2rem; border-left: 4px solid var(--warn); background: var(--warn-back); color: var(--warn); }
table { width: 100%; border-collapse: collapse; }
caption { padding: .25rem 0 .5rem; text-align: left; color: var(--soft); }
th, td { padding: .4rem .6rem; border: 1px solid var(--rule); text-align: left; vertical-align: top; overflow-wrap: break-word; }
thead th { background: var(--panel); }
.count { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.matrix { table-layout: fixed; }
.matrix td { text-align: right; font-variant-numeric: tabular-nums; }
.matrix thead th + th { text-align: right; }
.matrix .same { color: var(--soft); }
.matrix .changed { font-weight: 700; }
.matrix small { display: block; color: var(--soft); font-weight: 400; }
svg { display: block; width: 100%; height: auto; margin: .5rem 0 1rem; }
svg text { fill: var(--ink); font: 13px 'Segoe UI', 'Helvetica Neue', Arial, sans-serif; }
svg .soft { fill: var(--soft); }
svg .old { fill: var(--old); }
svg .new { fill: var(--accent); }
.change { margin: 1.25rem 0; padding: .25rem 1.1rem .75rem; border: 1px solid var(--rule); border-radius: .5rem; }
.examples { margin: 0; padding-left: 1.2rem; }
.examples li { margin: .35rem 0; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .3rem 1.25rem; margin: 0; }
dt { color: var(--soft); }
dd { margin: 0; overflow-wrap: anywhere; }
td code { overflow-wrap: anywhere; }
code { font: .85em ui-monospace, Consolas, monospace; }
@page { margin: 16mm 14mm; }
@media print { :root { color-scheme: light; --ink: #000; --soft: #444; --rule: #bbb; --back: #fff; --panel: #f2f2f2; --accent: #195d63; --old: #9aa8b0; --warn: #6b4000; --warn-back: #fff; --tint: 25 93 99; } body { max-width: none; padding: 0; font-size: 10pt; } tr, li, svg { break-inside: avoid; } h2, h3 { break-after: avoid; } * { print-color-adjust: exact; } }
`;
