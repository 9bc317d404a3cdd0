// readme.md of a bundle: what is in it and how an engineer uses it; says nothing that differs between two runs.
import type { CriteriaGraph } from '../../decision/criteria-graph.ts';
import type { Target } from '../target.ts';

/** `chosen`: the targets whose files stand in the bundle. */
export function bundleReadme({ guideline }: CriteriaGraph, chosen: readonly Target[]): string {
  const withModule = chosen.some(({ id }) => id === ruleBundleId);
  return `# ${plain(guideline.title)}, version ${plain(guideline.version)}

The executable form of one guideline version. Everything here is generated from the files in \`sources/\`; change those, not these.

| File | What it is |
|---|---|
${withModule ? moduleRows : ''}${targetRows(chosen)}| \`facts.schema.json\`, \`decision.schema.json\` | JSON Schema of the facts and of the answer |
| \`openapi.json\` | OpenAPI description of a service that decides by this guideline: facts in, decision out |
| \`vectors.json\` | cases with the decision that every engine has to give |
| \`sources/\` | the guideline, its fragments and its cases, byte for byte |
| \`manifest.json\` | identity, digests of all files, and the digest of itself |
| \`manifest.dsse.json\` | where the bundle is signed: the manifest with its signatures |
| \`sbom.cdx.json\` | what is in the bundle and what made it, as CycloneDX |

${withModule ? moduleExample : ''}Facts are one JSON object, as \`facts.schema.json\` says. A fact that is absent or null is **unknown**: never a yes, never a no. While an unknown fact can still change the outcome, the
determination is \`needs-information\` and \`missing\` lists the facts to ask for. A fact that cannot be read (wrong type or unit, too
fine, out of range, no such key) is listed in \`invalid\` and counts as unknown; it is never converted or rounded.

Before you use a bundle: \`guideline verify\` it, then replay \`vectors.json\` in your engine and compare every field, as
\`guideline conform\` does with an engine that runs. On any difference keep the bundle that you have.
`;
}

const ruleBundleId = 'rule-bundle';

const moduleRows = `| \`decide.mjs\` | \`decide(facts)\`: one module without dependencies, for any JavaScript engine. \`explain(facts)\` leaves \`invalid\` out, \`determine(facts)\` is the determination alone, and \`pack\` with \`determinePacked\` takes it from bits |
| \`decide.d.mts\` | its types, with the facts of this guideline |
| \`decision.json\` | the criteria graph and, where it fits, the decision diagram, for engines in other languages |
| \`model.json\` | the guideline for readers: sections, criteria with words and numbers, codes, terms, references |
`;

const moduleExample = `\`\`\`js
import { decide } from './decide.mjs';

const { determination, reasons, unmet, missing, invalid } = decide(facts);
\`\`\`

`;

function targetRows(chosen: readonly Target[]): string {
  return chosen
    .filter(({ id }) => id !== ruleBundleId)
    .map(({ id, purpose }) => `| \`${id}/\` | ${plain(purpose)} |\n`)
    .join('');
}

function plain(text: string): string {
  return text.replace(/[\\`*_<>[\]|#]/g, (mark) => `\\${mark}`).replace(/\p{Cc}+/gu, ' ');
}
