// The light reader of header lines: what the list of the library shows without parsing.
import { describe, expect, it } from 'vitest';
import { readHeader } from '../../host/header.ts';

const text = `# a comment

guideline "Magnetic Resonance (MR) Spectroscopy"
  id          mr-spectroscopy
  version     2024.2
  # between
  follows     2023.1
  status      draft
  program     "Diagnostic Imaging"
  reviewed    2024-10-28

  effective   2024-11-01
  review-due  2025-10-28
  id          second

population
  id          not-the-header
`;

const header = {
  kind: 'guideline',
  title: 'Magnetic Resonance (MR) Spectroscopy',
  id: 'mr-spectroscopy',
  version: '2024.2',
  follows: '2023.1',
  status: 'draft',
  reviewed: '2024-10-28',
  effective: '2024-11-01',
  reviewDue: '2025-10-28',
};

const nothing = {
  title: '',
  id: '',
  version: '',
  follows: '',
  status: '',
  reviewed: '',
  effective: '',
  reviewDue: '',
};

describe('header', () => {
  it('reads the lines below the first one, whatever the line ends', () => {
    expect(readHeader(text, 'guideline')).toEqual(header);
    expect(readHeader(text.replaceAll('\n', '\r\n'), 'guideline')).toEqual(header);
    expect(readHeader(text.replaceAll('\n', '\r'), 'guideline')).toEqual(header);
  });

  it('tells a fragment from a guideline', () => {
    const fragment = 'fragment "General contraindications"\n  id mri-general\n  version 2024.1\n';
    expect(readHeader(fragment, 'guideline')).toMatchObject({
      kind: 'fragment',
      title: 'General contraindications',
      id: 'mri-general',
    });
  });

  it('reads what cases are for', () => {
    const cases = 'cases for mr-spectroscopy 2024.2\n\ncase "One"\n  id trap\n';
    expect(readHeader(cases, 'cases')).toEqual({
      ...nothing,
      kind: 'cases',
      id: 'mr-spectroscopy',
      version: '2024.2',
    });
    expect(readHeader('cases for x', 'cases')).toMatchObject({ id: 'x', version: '' });
  });

  it.each([
    '',
    '\n\n',
    'guidelines "x"',
    'nonsense\n  id x',
    '  id x',
    'guideline',
    'guideline "open\n  idx y',
  ])('makes nothing up: %j', (wrong) => {
    expect(readHeader(wrong, 'guideline')).toEqual({ ...nothing, kind: 'guideline' });
  });

  it('takes no value out of the prototype', () => {
    expect(readHeader('guideline "x"\n  constructor y\n  __proto__ z\n', 'guideline')).toEqual({
      ...nothing,
      kind: 'guideline',
      title: 'x',
    });
  });

  it('stops early in a file that is one long line', () => {
    expect(readHeader(`guideline "x" ${'y'.repeat(4_000_000)}\n  id z`, 'guideline')).toMatchObject({
      title: 'x',
      id: '',
    });
  });
});
