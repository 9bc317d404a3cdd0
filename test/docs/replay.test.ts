// docs/replay.md is true: its command prints what it shows, and its mapping is one.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { mappingSchema } from '../../host/column-mapping.ts';
import { matchColumns } from '../../dsl/index.ts';
import { shippedVersions } from '../replay/replay-fixture.ts';
import { runGuideline } from './run-guideline.ts';

const page = readFileSync('docs/replay.md', 'utf8');

describe('docs/replay.md', () => {
  it('shows what its command prints', async () => {
    const [, command = '', shown = ''] =
      /^```console\n\$ guideline ([^\n]*)\n([\s\S]*?)^```/m.exec(page) ?? [];
    const printed = await runGuideline(command, process.cwd());
    let from = 0;
    for (const part of shown.split(/^…\n/m)) {
      const at = printed.indexOf(part.trimEnd(), from);
      expect(at, part).toBeGreaterThanOrEqual(0);
      from = at + part.trimEnd().length;
    }
  });

  it('has a mapping that fits the shipped guideline', () => {
    const [, json = ''] = /^```json\n([\s\S]*?)^```/m.exec(page) ?? [];
    const mapping = mappingSchema.parse(JSON.parse(json));
    const { old, new: now } = shippedVersions();
    const match = matchColumns(
      ['Case', 'MRI', 'Stent', 'Reviewer', 'epilepsy'],
      old.graph,
      now.graph,
      mapping,
    );
    expect(match.faults).toEqual([]);
    expect(match.columns.map(({ key }) => key)).toEqual(['mri-result', 'stent-placed', 'epilepsy']);
    expect(match.unmatched).toEqual([{ name: 'Reviewer', why: 'left out by the mapping' }]);
  });
});
