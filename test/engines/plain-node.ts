// The module of the rule bundle in a process of plain Node, in a folder that holds nothing but it.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decideModule } from '../../dsl/targets/rule-bundle/decide-module.ts';
import type { Engine, EngineDecision, Job } from './engine.ts';

export const plainNode: Engine = {
  name: 'Node, no packages',
  target: 'rule-bundle',
  found: () => Promise.resolve({ version: process.version }),
  decide: (jobs) => Promise.resolve(decideInFolder(jobs)),
};

/** One module and one file of cases a job; the program that runs them imports nothing else. */
function decideInFolder(jobs: readonly Job[]): readonly (readonly EngineDecision[])[] {
  const folder = mkdtempSync(join(tmpdir(), 'plain-node-'));
  try {
    jobs.forEach(({ graph, cases }, at) => {
      writeFileSync(join(folder, `decide-${at}.mjs`), decideModule(graph, 'sha256:0'));
      writeFileSync(join(folder, `cases-${at}.json`), JSON.stringify(cases));
    });
    writeFileSync(join(folder, 'main.mjs'), program(jobs.length));
    const output = execFileSync(process.execPath, ['main.mjs'], {
      cwd: folder,
      encoding: 'utf8',
      env: {},
      maxBuffer: 2 ** 30,
    });
    return JSON.parse(output) as readonly (readonly EngineDecision[])[];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function program(jobs: number): string {
  return `import { readFileSync } from 'node:fs';
const answers = [];
for (let at = 0; at < ${jobs}; at++) {
  const { decide } = await import('./decide-' + at + '.mjs');
  const cases = JSON.parse(readFileSync('cases-' + at + '.json', 'utf8'));
  answers.push(cases.map((facts) => {
    const { determination, label, unmet, missing, reasons } = decide(facts);
    return { determination, label, unmet, missing, reasons };
  }));
}
process.stdout.write(JSON.stringify(answers));
`;
}
