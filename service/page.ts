// The page that a person sees at `/`: what is live and how to ask, in one document that loads nothing and runs nothing.
import { createHash } from 'node:crypto';
import type { LiveBundle } from './live-guidelines.ts';

const style = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .35rem .75rem .35rem 0; border-bottom: 1px solid color-mix(in srgb, currentColor 25%, transparent); vertical-align: top; }
code, pre { font: .9em/1.5 ui-monospace, monospace; overflow-wrap: anywhere; }
pre { padding: .75rem; border: 1px solid color-mix(in srgb, currentColor 25%, transparent); white-space: pre-wrap; }
`;

/** Nothing but this page's own style, named by its hash. */
export const pagePolicy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

export function servicePage(bundles: readonly LiveBundle[]): string {
  const [first] = bundles;
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Guideline decision service</title><style>${style}</style></head>
<body>
<main>
<h1>Guideline decision service</h1>
<p>Decides cases by the guidelines below. The description for programs is <a href="/openapi.json">openapi.json</a>.</p>
<h2>Live now</h2>
<table>
<thead><tr><th scope="col">Guideline</th><th scope="col">Version</th><th scope="col">Days of service</th><th scope="col">Services</th><th scope="col">Bundle</th></tr></thead>
<tbody>
${bundles.map(row).join('\n')}
</tbody>
</table>
<h2>Ask</h2>
<pre>curl -s http://HOST/v1/decide -H 'content-type: application/json' -d '${escaped(exampleBody(first))}'</pre>
<p>A fact that is absent or null is unknown: never a yes, never a no. The day of the service decides which version counts.</p>
<h2>For operation</h2>
<ul>
<li><a href="/v1/guidelines">/v1/guidelines</a>: what is live, with hashes</li>
<li><a href="/healthz">/healthz</a>, <a href="/readyz">/readyz</a>, <a href="/metrics">/metrics</a></li>
</ul>
</main>
</body>
</html>
`;
}

function row(bundle: LiveBundle): string {
  const { guidelineId, version, title, effectiveFrom, effectiveTo, services, bundleHash } = bundle;
  const from = effectiveFrom === '' ? 'any day' : `from ${effectiveFrom}`;
  const address = `/v1/guidelines/${encodeURIComponent(guidelineId)}/${encodeURIComponent(version)}`;
  const codes = services.map(({ code }) => code);
  const shown = codes.length > 12 ? [...codes.slice(0, 12), `and ${codes.length - 12} more`] : codes;
  return `<tr><td>${escaped(title)}<br><code>${escaped(guidelineId)}</code></td><td><a href="${escaped(address)}">${escaped(version)}</a></td><td>${escaped(from)}${effectiveTo === '' ? '' : ` to ${escaped(effectiveTo)}`}</td><td>${escaped(shown.join(', '))}</td><td><code>${escaped(bundleHash.slice(0, 19))}…</code></td></tr>`;
}

function exampleBody(bundle: LiveBundle | undefined): string {
  const from = bundle?.effectiveFrom ?? '';
  const day = from === '' ? '2024-07-01' : from;
  return JSON.stringify(
    { guideline: bundle?.guidelineId ?? 'ID', dateOfService: day, facts: {} },
    undefined,
    1,
  );
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);
}
