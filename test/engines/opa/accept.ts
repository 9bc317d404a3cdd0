// What OPA's own tools say of the bundles of the shipped guidelines: their tests pass, a signed one loads, and a changed one does not.
import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { opaBundle, opaTests } from '../../../dsl/targets/opa/opa.ts';
import { opaSignaturesPath } from '../../../dsl/targets/opa/signature.ts';
import type { OpaFile } from '../../../dsl/targets/opa/signature.ts';
import { signOpaBundle } from '../../../host/node/opa-signature.ts';
import type { CriteriaGraph } from '../../../dsl/decision/criteria-graph.ts';
import { printJson } from '../../../dsl/targets/canonical-json.ts';
import { vectorsFile } from '../../../dsl/targets/rule-bundle/vectors.ts';
import { shippedJobs } from '../shipped-jobs.ts';
import { hostileGraph, hostileTexts } from '../../targets/support/hostile.ts';
import { filesOf, writeFiles } from './bundle-folder.ts';
import { opaProgram } from './install.ts';

/** Throws in words where OPA says otherwise. */
export function acceptOpaBundles(): void {
  const folder = mkdtempSync(join(tmpdir(), 'opa-bundles-'));
  try {
    for (const { graph } of shippedJobs()) passTests(join(folder, 'tests'), graph);
    const [job] = shippedJobs();
    if (job === undefined) throw new Error('there must be a shipped guideline');
    const files = filesOf(opaBundle(job.graph));
    const curveKeys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    signAndLoad(folder, files, 'RS256', generateKeyPairSync('rsa', { modulusLength: 2048 }));
    refuseChanges(files, signAndLoad(folder, files, 'ES256', curveKeys));
    for (const text of hostileTexts) {
      const hostile = filesOf(opaBundle(hostileGraph(text)));
      signAndLoad(folder, hostile, 'ES256', curveKeys);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** As the documentation says to run them, from the root of a rule bundle. */
function passTests(folder: string, graph: CriteriaGraph): void {
  writeFiles(join(folder, 'opa/bundle'), filesOf(opaBundle(graph)));
  writeFiles(join(folder, 'opa/tests'), [text('policy_test.rego', opaTests(graph))]);
  const vectorsText = printJson(vectorsFile(graph, []));
  const { vectors } = JSON.parse(vectorsText) as { readonly vectors: readonly { readonly name: string }[] };
  writeFiles(folder, [text('vectors.json', vectorsText)]);
  const paths = ['opa/bundle', 'opa/tests', 'vectors.json'];
  run(folder, ['check', '--strict', ...paths.slice(0, 2)]);
  run(folder, ['fmt', '--fail', '--list', ...paths.slice(0, 2)]);
  const results = JSON.parse(
    run(folder, ['test', '--timeout', '5m', '--format', 'json', ...paths]),
  ) as readonly {
    readonly fail?: boolean;
    readonly sub_results?: Readonly<Record<string, unknown>>;
  }[];
  const cases = results.flatMap(({ sub_results: named = {} }) => Object.keys(named));
  const names = new Set(vectors.map(({ name }) => name));
  if (cases.length !== names.size || names.size === 0) {
    throw new Error(
      `opa test ran ${String(cases.length)} of ${String(names.size)} vectors of ${graph.guideline.id}`,
    );
  }
}

type Keys = { readonly privateKey: KeyObject; readonly publicKey: KeyObject };

interface Loading {
  /** The bundle as it lies on disk. */
  readonly bundle: string;
  /** Throws where OPA refuses it. */
  readonly load: (scope?: string) => string;
}

/** The signed bundle loads, as a folder and as an archive. */
function signAndLoad(root: string, files: readonly OpaFile[], algorithm: string, keys: Keys): Loading {
  const folder = mkdtempSync(join(root, 'signed-'));
  const bundle = join(folder, 'bundle');
  const signing = { privateKey: keys.privateKey, keyId: 'publisher', scope: 'production' };
  writeFiles(bundle, [...files, text(opaSignaturesPath, signOpaBundle(files, signing))]);
  writeFiles(folder, [text('key.pem', keys.publicKey.export({ type: 'spki', format: 'pem' }).toString())]);
  const paths = [...files.map(({ path }) => path), opaSignaturesPath];
  execFileSync('tar', ['-czf', '../bundle.tar.gz', ...paths], { cwd: bundle });
  // OPA names the files of a folder as it is asked for them, so that it must be asked from inside.
  const load = (from: string, scope: string) =>
    run(bundle, [
      'build',
      ...Object.entries({
        '--bundle': from,
        '--output': '../loaded.tar.gz',
        '--verification-key': '../key.pem',
        '--verification-key-id': 'publisher',
        '--signing-alg': algorithm,
        '--scope': scope,
      }).flat(),
    ]);
  load('../bundle.tar.gz', 'production');
  load('.', 'production');
  return { bundle, load: (scope = 'production') => load('.', scope) };
}

function refuseChanges(files: readonly OpaFile[], { bundle, load }: Loading): void {
  refuse('another scope', /scope mismatch/, () => load('staging'));
  for (const { path, bytes } of files) {
    writeFileSync(join(bundle, path), changed(bytes));
    refuse(`a change of ${path}`, /digest mismatch/, load);
    writeFileSync(join(bundle, path), bytes);
  }
  writeFiles(bundle, [text('more.rego', 'package more\n')]);
  refuse('one more file', /not included in bundle signature/, load);
  rmSync(join(bundle, 'more.rego'));
  load();
  rmSync(join(bundle, opaSignaturesPath));
  refuse('no signature', /missing .signatures.json/, load);
}

/** Another letter in the first word of the text, which keeps JSON and Rego readable. */
function changed(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes).replace('guideline', 'guidelime');
}

function refuse(what: string, why: RegExp, load: () => string): void {
  let message = '';
  try {
    load();
  } catch (error) {
    // It complains on its standard output.
    const { stdout = '' } = error as { readonly stdout?: string };
    message = stdout;
  }
  if (!why.test(message)) throw new Error(`OPA said of a signed bundle with ${what}: ${message}`);
}

function text(path: string, content: string): OpaFile {
  return { path, bytes: new TextEncoder().encode(content) };
}

function run(folder: string, args: readonly string[]): string {
  return execFileSync(opaProgram, args, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}
