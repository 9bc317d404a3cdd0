// Small libraries in memory from which the bundle tests make bundles, and the shipped one from disk.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeBundle } from '../../../host/bundles.ts';
import type { Bundle } from '../../../host/bundles.ts';
import type { SourceFile } from '../../../host/bundle-sources.ts';

const encoder = new TextEncoder();

export function file(path: string, text: string): SourceFile {
  return { path, bytes: encoder.encode(text) };
}

export const sinusText = `guideline "Sinus CT"
  id       sinus-ct
  number   CT-01
  version  1.2
  effective 2024-11-01

data
  bmi  "Body mass index"  quantity in kg/m2, precision 0.1, from 5 to 120

indications
  ANY OF
    1. Chronic sinusitis after medical therapy  {chronic}  [smith-2020]
    2. Obesity before surgery  {obesity}
         WHEN bmi >= 35 kg/m2

contraindications
  ANY OF
    1. Pregnancy  {pregnancy}

references
  smith-2020  Smith, A. (2020). Sinusitis. *Journal*, 1(1), 1-2.
`;

export const sinusCases = `cases for sinus-ct 1.2

case "Chronic sinusitis"
  {chronic} met
  all others not met
  expect appropriate because {chronic}

case "Pregnant"
  {pregnancy} met
  expect clinician-review
`;

export const sinusLibrary: readonly SourceFile[] = [
  file('ct/sinus.guideline', sinusText),
  file('ct/sinus.cases', sinusCases),
  file('other/knee.guideline', sinusText.replaceAll('sinus-ct', 'knee-mr').replace('Sinus CT', 'Knee MR')),
];

export const shippedPath = 'mr-spectroscopy/2024.guideline';

export function shippedLibrary(): readonly SourceFile[] {
  const root = join(import.meta.dirname, '../../../guidelines');
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(?:guideline|cases)$/.test(path))
    .map((path) => ({
      path: path.replaceAll('\\', '/'),
      bytes: new Uint8Array(readFileSync(join(root, path))),
    }));
}

/** `targets`: two that need nothing from outside, so that the bundle does not grow with every target that is added. */
export function bundleOf(
  files: readonly SourceFile[],
  path: string,
  targets: readonly string[] = ['rule-bundle', 'sql'],
): Bundle {
  const outcome = makeBundle(files, path, { targets });
  if (outcome.kind === 'made') return outcome.bundle;
  throw new Error(outcome.kind === 'failed' ? outcome.message : JSON.stringify(outcome.findings));
}
