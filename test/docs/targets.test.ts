// The pages of the targets are true: they name the files that are emitted, the versions that are run, and links that lead somewhere.
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bundleFiles } from '../../dsl/targets/bundle-files.ts';
import { dmnModel } from '../../dsl/targets/dmn/requirements.ts';
import { targets } from '../../dsl/targets/registry.ts';
import { shippedJobs } from '../engines/shipped-jobs.ts';
import { pomVersion } from '../engines/java.ts';
import { goldenInput } from '../targets/support/golden.ts';

const pageOf = (name: string): string => readFileSync(`docs/targets/${name}.md`, 'utf8');
const input = goldenInput();
const emitted = (id: string): readonly string[] =>
  targets.flatMap((target) => (target.id === id ? target.emit(input).value.map(({ path }) => path) : []));

describe('the page of a target', () => {
  it.each(['rule-bundle', 'dmn', 'sql'])('%s names every file, and no other', (id) => {
    const beside = id === 'rule-bundle' ? bundleFiles(input, targets).map(({ path }) => path) : [];
    const files = [...emitted(id), ...beside]
      .map((path) => path.replace(/^sql\/(?:duckdb|postgres|spark)\//, 'sql/<dialect>/'))
      .filter((path) => path !== 'readme.md');
    const rows = pageOf(id)
      .split('\n')
      .filter((line) => /^\| `[^`]*(?:\.[a-z.]+|\/)` \|/.test(line));
    const named = rows.map((line) => /`([^`]*)`/.exec(line)?.[1] ?? '').filter((name) => name !== 'sources/');
    expect(named.toSorted()).toEqual([...new Set(files)].toSorted());
  });

  it.each(['rule-bundle', 'dmn', 'sql'])('%s leads only to what is there', (id) => {
    for (const [, link = ''] of pageOf(id).matchAll(/\]\(([^)#]+)/g))
      expect(existsSync(`docs/targets/${link}`), link).toBe(true);
  });

  it('dmn shows FEEL and names as they are emitted, and the versions that are run', () => {
    const page = pageOf('dmn');
    const model = shippedJobs().map(({ graph }) => dmnModel(graph));
    const names = new Set(
      model.flatMap(({ inputs, decisions }) => [...inputs, ...decisions].map(({ name }) => name)),
    );
    for (const name of ['stent_placed', 'stent_placed_value', 'glioma_met', 'determination', 'decision']) {
      expect(names.has(name), name).toBe(true);
      expect(page).toContain(`\`${name}\``);
    }
    expect(page).toContain(`org.kie:kie-dmn-core:${pomVersion('java-dmn', 'kie-dmn-core')}`);
    expect(page).toContain(`camunda-engine-dmn:${pomVersion('java-dmn', 'camunda-engine-dmn')}`);
  });
});
