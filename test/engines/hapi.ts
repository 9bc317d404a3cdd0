// HAPI FHIR: its validator on everything that the target emits, and its parser on libraries, whose ELM cql-execution then decides with.
import { createCqlTranslator } from '../../cql/translator.ts';
import { createWorkspace, type TargetInput } from '../../dsl/index.ts';
import { fhir } from '../../dsl/targets/fhir/fhir.ts';
import { shippedFiles } from '../support/documents.ts';
import { decideWithElm } from './cql-execution.ts';
import type { Engine, EngineDecision, Job } from './engine.ts';
import { javaMissing, pomVersion, runJava } from './java.ts';

const project = 'hapi';

/** Core does not know their code systems, and they are not checked. */
const ofAnImplementationGuide = /Unknown Code System 'http:\/\/hl7\.org\/fhir\/(?:uv|us)\//;

interface Answer {
  readonly content: Readonly<Record<string, string>>;
  /** Errors and warnings. */
  readonly messages?: readonly string[];
}

/** Only core is checked: profiles of implementation guides (CPG, DTR, CRD) are not. */
export const hapi: Engine = {
  name: 'HAPI FHIR',
  target: 'fhir',
  found() {
    const skipped = javaMissing();
    const version = pomVersion(project, 'hapi-fhir-validation');
    return Promise.resolve(skipped === undefined ? { version: `${version}, core only` } : { skipped });
  },
  accept() {
    const messages = validated(shippedInputs());
    const faults = messages.filter(
      (one) => /^(?:ERROR|FATAL) /.test(one) && !ofAnImplementationGuide.test(one),
    );
    if (faults.length > 0) throw new Error(faults.join('\n'));
    return Promise.resolve();
  },
  decide: decideByLibraries,
};

/** What HAPI says of all that is emitted for these guidelines, warnings included; they may not have the same addresses. */
export function validated(inputs: readonly TargetInput[]): readonly string[] {
  const translator = createCqlTranslator();
  const texts = inputs.flatMap((input) => emittedResources(input, translator));
  const sets = (['r4', 'r5'] as const).map((version) => ({
    version,
    validate: true,
    resources: texts.flatMap((one) => (one.version === version ? [one.text] : [])),
  }));
  const answers = runJava(project, 'hapi.Validate', sets) as readonly Answer[];
  return answers.flatMap(({ messages = [] }) => messages);
}

/** The last version of each guideline. */
export function shippedInputs(): readonly TargetInput[] {
  const workspace = createWorkspace();
  const files = shippedFiles();
  for (const { path, text } of files) workspace.setText(path, text);
  const latest = new Map<string, TargetInput>();
  for (const { path, text } of files) {
    const compiled = path.endsWith('.guideline') && !text.startsWith('fragment') && workspace.guideline(path);
    if (compiled) latest.set(compiled.graph.guideline.id, { ...compiled, cases: [], sources: [] });
  }
  return [...latest.values()];
}

async function decideByLibraries(jobs: readonly Job[]): Promise<readonly (readonly EngineDecision[])[]> {
  const translator = createCqlTranslator();
  const [shell] = shippedInputs();
  if (shell === undefined) throw new Error('There is no shipped guideline.');
  const resources = jobs.map(({ graph }) => {
    const texts = emittedResources({ ...shell, graph }, translator).map(({ text }) => text);
    return texts.find((text) => text.includes('"resourceType": "Library"')) ?? '';
  });
  const sets = [{ version: 'r4', validate: false, resources }];
  const answers = runJava(project, 'hapi.Validate', sets) as readonly Answer[];
  const decisions: (readonly EngineDecision[])[] = [];
  for (const [at, job] of jobs.entries()) {
    decisions.push(await decideWithElm(answers[at]?.content['application/elm+json'] ?? '', job));
  }
  return decisions;
}

function emittedResources(
  input: TargetInput,
  cql: ReturnType<typeof createCqlTranslator>,
): readonly { readonly version: 'r4' | 'r5'; readonly text: string }[] {
  return fhir
    .emit(input, { cql })
    .value.filter(({ mediaType }) => mediaType === 'application/fhir+json')
    .map(({ path, bytes }) => ({
      version: path.startsWith('fhir/r5/') ? 'r5' : 'r4',
      text: new TextDecoder().decode(bytes),
    }));
}
