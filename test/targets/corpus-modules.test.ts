// Every file of the corpus as a decide.mjs: what the language can say, an engine decides as the reference does.
import { basename } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '../../dsl/decision/decide.ts';
import { createWorkspace } from '../../dsl/index.ts';
import { decideModule } from '../../dsl/targets/rule-bundle/decide-module.ts';
import { validCorpus } from '../support/documents.ts';
import { lawOptions, randomFacts } from '../support/random-graph.ts';
import { runModule } from './support/run-module.ts';

describe('the corpus, exported', () => {
  const workspace = createWorkspace();
  for (const { path, text } of validCorpus()) workspace.setText(path, text);

  it.each(
    validCorpus()
      .filter(({ text }) => !text.startsWith('fragment'))
      .map(({ path }) => basename(path)),
  )('%s decides as the reference, at and beside every threshold', async (name) => {
    const path = validCorpus().find((file) => basename(file.path) === name)?.path ?? '';
    const graph = workspace.guideline(path)?.graph;
    if (!graph) throw new Error(`${name} must compile`);
    const module = await runModule(decideModule(graph, 'sha256:0'));
    expect(module.decide({})).toEqual(decide(graph, {}));
    for (const facts of fc.sample(randomFacts(graph), lawOptions(60)))
      expect(module.decide(facts), JSON.stringify(facts)).toEqual(decide(graph, facts));
  });
});
