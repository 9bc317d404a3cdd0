// guideline analyze on a small guideline: what people read, what scripts read, and the exit codes.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cliFolder, type CliFolder } from './support/run-cli.ts';
import { library, newer } from './support/guidelines.ts';

let folder: CliFolder;
const target = 'guidelines/sinus/new.guideline';

beforeEach(() => {
  folder = cliFolder(library);
});

afterEach(() => folder.remove());

describe('guideline analyze', () => {
  it('says what suffices, where the lines are and what to ask first', async () => {
    const { code, out } = await folder.run('analyze', target, '--most', '3');
    expect(code).toBe(0);
    expect(out).toContain(
      'Enough to meet the indications\n  Chronic sinusitis after medical therapy\n  Obesity before surgery\n  Polyps; One side only\n  and 1 more',
    );
    expect(out).toContain('One answer changes the determination');
    expect(out).toContain(
      'as long as the last answer is given: clinician-review in the end\n  Pregnancy: yes → clinician-review; no',
    );
  });

  it('names a criterion that decides nothing with the one that makes it so', async () => {
    folder.write(
      target,
      newer.replace(
        '3. Polyps',
        '3. Extreme obesity  {extreme}\n         WHEN bmi >= 50 kg/m2\n    4. Polyps',
      ),
    );
    const { out } = await folder.run('analyze', target);
    expect(out).toContain(
      'Decides nothing\n  3 Extreme obesity {extreme}: whenever it is met, 2 Obesity before surgery {obesity} is met already',
    );
  });

  it('prints everything as JSON, cases as facts', async () => {
    const { out } = await folder.run('analyze', target, '--json');
    const answer: unknown = JSON.parse(out);
    expect(answer).toMatchObject({
      answeredBy: 'diagram',
      cutShort: false,
      firstQuestion: 'imaging-precautions.pregnancy',
    });
    expect(answer).toHaveProperty('boundaries');
    expect(out).toContain('"value": "35"');
    expect(out).toContain('"value": "34.9"');
  });

  it('says what is wrong with a text that has errors, with 2', async () => {
    folder.write(target, newer.replace('ANY OF', 'ANY OFF'));
    const { code, out, error } = await folder.run('analyze', target);
    expect([code, out]).toEqual([2, '']);
    expect(error).toContain('error');
  });
});
