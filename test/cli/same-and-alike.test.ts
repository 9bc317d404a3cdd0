// What the terminal says of two identical files, and of two conditions that have the same words.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { library } from './support/guidelines.ts';
import { cliFolder, type CliFolder } from './support/run-cli.ts';

const path = 'guidelines/sinus/old.guideline';
const banded = `guideline "Bands"
  id bands
  version 1
data
  bmi  "BMI"  quantity in kg/m2, precision 0.1, from 5 to 80
  age  "Age"  quantity in years, precision 1, from 0 to 120
indications
  ALL OF
    1. Band D  {d}
         WHEN bmi >= 30 AND age >= 18
    2. Edema  {e}
`;
let folder: CliFolder;

beforeEach(() => {
  folder = cliFolder({ ...library, 'guidelines/bands.guideline': banded });
});

afterEach(() => folder.remove());

describe('identical files', () => {
  it('are told in one line under the title, in the table as well', async () => {
    const { out } = await folder.run('diff', path, path);
    expect(out.trim().split('\n')).toHaveLength(2);
    expect(out).toContain('Nothing changed, and no determination.');
    const table = await folder.run('diff', path, path, '--summary', 'table');
    expect(table.out.trim()).toBe('No changes.');
  });

  it('have no changes from a version to itself', async () => {
    const { out } = await folder.run('diff', path, path, '--summary', 'text');
    expect(out).toContain('two texts of version 1.1');
    expect(out).not.toContain('from 1.1 to 1.1');
  });
});

describe('conditions with the same words', () => {
  it('are told apart by their number and data element', async () => {
    const { out } = await folder.run('analyze', 'guidelines/bands.guideline');
    expect(out).toContain('1 Band D (BMI); 1 Band D (Age); Edema');
    expect(out).not.toMatch(/Band D; /);
  });
});
