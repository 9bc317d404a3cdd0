// What is said before a version is exported: a draft and a missing day are never passed over, an approved version is.
import { describe, expect, it } from 'vitest';
import { exportCautions } from '../../renderer/panels/export/export-cautions.ts';

describe('before an export', () => {
  it('nothing is said of a version that is approved and has its day', () => {
    for (const status of ['approved', 'published'])
      expect(exportCautions({ status, effective: '2024-11-01' })).toEqual([]);
  });

  it('a draft, a withdrawn version and a missing status are told', () => {
    const said = (status: string) => exportCautions({ status, effective: '2024-11-01' });
    expect(said('draft')).toEqual(['The status is draft: a bundle is usually made of an approved version.']);
    expect(said('retired')[0]).toContain('The status is retired');
    expect(said('')[0]).toContain('has no status');
  });

  it('a missing effective date is told beside the status', () => {
    const said = exportCautions({ status: 'draft', effective: '' });
    expect(said).toHaveLength(2);
    expect(said[1]).toContain('no effective date');
  });
});
