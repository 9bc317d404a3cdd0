// The worker's service over the real language and the shipped guidelines: what the window shows comes out of it.
import { describe, expect, it } from 'vitest';
import { createLanguageService } from '../../renderer/worker/language-service.ts';
import type { Analysis, Check, DocumentText, LanguageService } from '../../renderer/worker/protocol.ts';
import { shippedFiles } from '../support/documents.ts';

const newest = 'guidelines/mr-spectroscopy/2024.guideline';
const older = 'guidelines/mr-spectroscopy/2023.guideline';

async function started(): Promise<{ readonly service: LanguageService; readonly text: string }> {
  const service = createLanguageService(() => 0);
  await service.setLibrary(shippedFiles().map(({ path, text }) => ({ uri: path, version: 1, text })));
  return { service, text: shippedFiles().find(({ path }) => path === newest)?.text ?? '' };
}

/** The check of a text and all that the panels show of it. */
async function whole(service: LanguageService, document: DocumentText): Promise<Check & Analysis> {
  const check = await service.analyse(document);
  const [marks, page, tree, form] = [
    await service.analysisPart(document, 'marks'),
    await service.analysisPart(document, 'page'),
    await service.analysisPart(document, 'tree'),
    await service.analysisPart(document, 'form'),
  ];
  if (!marks || !page || !tree || !form) throw new Error('a part is missing');
  return { ...check, ...marks, ...page, ...tree, ...form };
}

describe('an analysis', () => {
  it('holds everything that the panels show, fragments included', async () => {
    const { service, text } = await started();
    const analysis = await whole(service, { uri: newest, version: 2, text });
    expect(analysis).toMatchObject({ uri: newest, version: 2, diagnostics: [] });
    expect(analysis.printed?.title).toContain('2024');
    expect(analysis.criteria?.sections.length).toBeGreaterThan(1);
    expect(analysis.outline.length).toBeGreaterThan(5);
    expect(analysis.form.some((field) => field.key.startsWith('mri-general-contraindications.'))).toBe(true);
  });

  it('has no part of a version that is not the last', async () => {
    const { service, text } = await started();
    await service.analyse({ uri: newest, version: 2, text });
    await service.analyse({ uri: newest, version: 3, text });
    expect(await service.analysisPart({ uri: newest, version: 2 }, 'marks')).toBeUndefined();
    expect(await service.analysisPart({ uri: newest, version: 3 }, 'marks')).toBeDefined();
  });

  it('crosses to the window as it is', async () => {
    const { service, text } = await started();
    const analysis = await whole(service, { uri: newest, version: 2, text });
    expect(structuredClone(analysis)).toEqual(analysis);
  });

  it('of cases has no page and no form', async () => {
    const { service } = await started();
    const cases = 'cases for mr-spectroscopy 2024.2\n\ncase "One"\n  {epilepsy} met\n  expect appropriate\n';
    expect(await whole(service, { uri: 'x.cases', version: 1, text: cases })).toMatchObject({
      printed: undefined,
      form: [],
    });
  });

  it('never takes an older text for the newer one', async () => {
    const { service, text } = await started();
    await service.analyse({ uri: newest, version: 5, text });
    await service.setLibrary([{ uri: newest, version: 4, text: 'guideline "Old"\n' }]);
    expect(await service.format(newest)).toContain('Magnetic Resonance');
  });
});

describe('a case', () => {
  it('is decided with reasons, states and the facts that cannot be used', async () => {
    const { service } = await started();
    const answer = await service.decide(newest, { epilepsy: true, 'mri-result': 'blurred' });
    expect(answer.explanation.decision.invalid.map(({ key }) => key)).toEqual(['mri-result']);
    expect(answer.states).toMatchObject({ epilepsy: 'met', 'mri-inconclusive': 'unknown' });
    expect(answer.explanation.nextQuestion).toBeDefined();
    expect(structuredClone(answer)).toEqual(answer);
  });
});

describe('the library', () => {
  it('is compared, though nothing of it is open', async () => {
    const { service } = await started();
    const diff = await service.compare(older, newest);
    expect(diff.changes.length).toBeGreaterThan(0);
    expect(structuredClone(diff)).toEqual(diff);
  });

  it('forgets what was removed', async () => {
    const { service } = await started();
    await service.setLibrary([]);
    await expect(service.compare(older, newest)).rejects.toThrow(older);
  });

  it('forgets what was open once and is neither open nor in the library now', async () => {
    const { service, text } = await started();
    await service.analyse({ uri: 'gone.guideline', version: 2, text });
    await service.setLibrary([{ uri: newest, version: 3, text }], ['gone.guideline']);
    expect((await service.compare('gone.guideline', newest)).changes).toEqual([]);
    await service.setLibrary([{ uri: newest, version: 4, text }], []);
    await expect(service.compare('gone.guideline', newest)).rejects.toThrow('gone.guideline');
  });

  it('runs its cases from what the worker with the texts hands out', async () => {
    const { service } = await started();
    const material = await service.caseMaterial('guidelines/mr-spectroscopy/2024.cases');
    if (material === undefined) throw new Error('The shipped cases have a guideline.');
    const table = await createLanguageService(() => 0).caseTable(structuredClone(material));
    expect(table.guideline).toBe(newest);
    const runs = table.files.flatMap((file) => file.runs);
    expect(runs.length).toBeGreaterThan(10);
    expect(runs.filter((run) => run.outcome === 'failed')).toEqual([]);
    expect(table.coverage?.neverDecisive).toEqual([]);
  });
});

it('questions come as a picture of the decision', async () => {
  const { service } = await started();
  const view = await service.decisionView(newest);
  expect(view.kind).toBe('diagram');
  expect(structuredClone(view)).toEqual(view);
});

describe('help while a person writes', () => {
  it('is given of the version that the window sees, and of no other', async () => {
    const { service, text } = await started();
    await service.analyse({ uri: newest, version: 7, text });
    const offset = text.indexOf('{glioma}') + 3;
    expect(await service.hover({ uri: newest, version: 7 }, offset)).toMatchObject({
      title: '1.c Gliomas, to differentiate from',
    });
    expect(await service.hover({ uri: newest, version: 6 }, offset)).toBeUndefined();
    expect(await service.rename({ uri: newest, version: 6 }, offset, 'x')).toBeUndefined();
  });

  it('crosses to the window as it is', async () => {
    const { service, text } = await started();
    await service.analyse({ uri: newest, version: 7, text });
    const about = { uri: newest, version: 7 };
    const offset = text.indexOf('{glioma}') + 3;
    const answers = [
      await service.definition(about, offset),
      await service.references(about, offset),
      await service.renamePlace(about, offset),
      await service.rename(about, offset, 'glioma-known'),
      await service.codeActions(about, { start: offset, end: offset }),
      await service.inlayHints(about),
      await service.foldingRanges(about),
      await service.documentLinks(about),
      await service.caseLenses(about),
      await service.complete({ ...about, text }, offset, ''),
    ];
    for (const answer of answers) {
      expect(answer).toBeDefined();
      expect(structuredClone(answer)).toEqual(answer);
    }
  });

  it('completes a text that was typed since the last analysis', async () => {
    const { service, text } = await started();
    await service.analyse({ uri: newest, version: 7, text });
    const typed = text.replace('{epilepsy}  [', '{epilepsy}\n         WHEN [');
    const offset = typed.indexOf('WHEN [') + 5;
    const offered = await service.complete({ uri: newest, version: 8, text: typed }, offset, '');
    expect(offered.map(({ label }) => label)).toContain('mri-result');
  });
});
