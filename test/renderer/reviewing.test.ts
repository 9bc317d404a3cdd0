// Comments, the kept witness and the edited summary in the store: nothing of others is lost, and every edit is one of the text.
import { describe, expect, it } from 'vitest';
import type { Claim, Witness } from '../../dsl/index.ts';
import { pageName } from '../../renderer/app/state/page-name.ts';
import { withCase } from '../../renderer/app/state/keeping-cases.ts';
import { draftKey, shownComments } from '../../renderer/app/state/reviewing.ts';
import { sourceOf } from '../../renderer/app/state/summary-editing.ts';
import { createFixture, knee, kneeText } from './store-fixture.ts';

const anchor = { criterion: 'pain', change: 'added:pain', against: '2023.1', quote: 'Pain' };

describe('a comment', () => {
  it('is put beside those that others wrote meanwhile', async () => {
    const { state, host } = await createFixture();
    await state().loadReview(knee);
    state().changeSettings({ reviewer: '  A. Nurse ' });
    const others = { ...anchor, kind: 'add', author: 'B. Editor', text: 'First.', decision: 'none' } as const;
    await host.changeReview(knee, others, '');
    expect(await state().addComment(knee, anchor, ' Which pain? ', 'ask')).toBe(true);
    expect(state().reviews[knee]?.comments.map(({ author, text }) => `${author}: ${text}`)).toEqual([
      'B. Editor: First.',
      'A. Nurse: Which pain?',
    ]);
    expect((await host.review(knee)).comments).toHaveLength(2);
  });

  it('that cannot be kept is told, and stays with the person', async () => {
    const failed = { kind: 'failed', message: 'The disk is full.', help: 'Free some space.' } as const;
    const { state } = await createFixture({ host: () => ({ changeReview: async () => failed }) });
    state().changeSettings({ reviewer: 'A. Nurse' });
    expect(await state().addComment(knee, anchor, 'Which pain?', 'ask')).toBe(false);
    expect(state().notices.at(-1)).toMatchObject({ tone: 'error', title: 'The disk is full.' });
  });

  it('that is half written waits for its criterion, and goes once it is given', async () => {
    const { state } = await createFixture();
    state().changeSettings({ reviewer: 'A. Nurse' });
    state().setCommentDraft(knee, anchor, 'Which pa');
    state().setCommentDraft(knee, { ...anchor, criterion: 'age' }, 'Above 18?');
    const draft = () => state().commentDrafts[draftKey(knee, { ...anchor, quote: 'Pain, revised' })];
    expect(draft()).toBe('Which pa');
    await state().addComment(knee, anchor, 'Which pa', 'none');
    expect(draft()).toBeUndefined();
    expect(Object.values(state().commentDrafts)).toEqual(['Above 18?']);
  });

  it('is shown by its state and its kind', async () => {
    const { state } = await createFixture();
    state().changeSettings({ reviewer: 'A. Nurse' });
    await state().addComment(knee, anchor, 'One', 'ask');
    await state().addComment(knee, anchor, '', 'accept');
    const [first] = state().reviews[knee]?.comments ?? [];
    await state().setCommentState(knee, first?.id ?? '', 'resolved');
    const comments = state().reviews[knee]?.comments ?? [];
    const kinds = (filter: Parameters<typeof shownComments>[1]) =>
      shownComments(comments, filter).map(({ decision }) => decision);
    expect(kinds({ state: 'open', decision: 'any' })).toEqual(['accept']);
    expect(kinds({ state: 'resolved', decision: 'any' })).toEqual(['ask']);
    expect(kinds({ state: 'all', decision: 'none' })).toEqual([]);
  });
});

describe('a kept witness', () => {
  const witness = { words: 'Pain met' } as Witness;
  const kept = { path: '', head: 'cases for knee 2024.1', text: 'case "Pain"\n  expect appropriate\n' };

  it('makes the cases file where there is none, and is an edit that is not saved', async () => {
    const { state, language, textOnDisk } = await createFixture();
    void state().compareFiles('old', knee);
    const done = state().keepWitness(witness);
    await language.of('keepCase')[0]?.answer({ ...kept, known: undefined });
    await done;
    expect(textOnDisk('knee.cases')).toBe('cases for knee 2024.1\n');
    expect(state().documents['knee.cases']?.text).toBe(`cases for knee 2024.1\n\n${kept.text}`);
    expect(state()).toMatchObject({ activePath: 'knee.cases', comparisonInFront: false });
  });

  it('that stands there already is shown and not written twice', async () => {
    const text = `cases for knee 2024.1\n\n${kept.text}`;
    const { state, language } = await createFixture({ files: { [knee]: kneeText, 'knee.cases': text } });
    void state().compareFiles('old', knee);
    const done = state().keepWitness(witness);
    await language.of('keepCase')[0]?.answer({ ...kept, path: 'knee.cases', known: { start: 23, end: 60 } });
    await done;
    expect(state().documents['knee.cases']?.text).toBe(text);
    expect(state().reveal).toMatchObject({ path: 'knee.cases', start: 23 });
  });

  it('comes after an empty line, with the line ends of the file', () => {
    expect(withCase('cases for a 1\r\n', 'case "x"\n')).toEqual({
      text: 'cases for a 1\r\n\r\ncase "x"\r\n',
      at: 17,
    });
    expect(withCase('', 'case "x"\n')).toEqual({ text: 'case "x"\n', at: 0 });
  });
});

describe('a line of the summary', () => {
  const text = `${kneeText}\nchanges from 2023.1\n  added    "Pain"\n           indication\n  removed  "Age"\n`;
  const start = text.indexOf('added');
  const claim: Claim = {
    verb: 'added',
    id: '',
    text: '"Pain" indication',
    place: { uri: knee, span: { start, end: text.indexOf('\n  removed') } },
    changes: [],
    by: 'nothing',
  };
  const comparing = async (found = text) => {
    const fixture = await createFixture({ files: { [knee]: found } });
    void fixture.state().compareFiles('old', knee);
    return fixture;
  };

  it('is changed in place, and taken out with its line', async () => {
    const { state, document } = await comparing();
    await state().changeSummaryLine(claim, { verb: 'revised', id: 'pain', text: ' "Pain"\n and rest ' });
    expect(document().text).toContain('\n  revised  {pain}  "Pain" and rest\n  removed  "Age"\n');
    const other = await comparing();
    await other.state().changeSummaryLine(claim, undefined);
    expect(other.document().text).toBe(`${kneeText}\nchanges from 2023.1\n  removed  "Age"\n`);
  });

  it('is left alone where another text stands there now', async () => {
    const moved = `# A new line\n${text}`;
    const { state, document } = await comparing(moved);
    await state().changeSummaryLine(claim, undefined);
    expect(document().text).toBe(moved);
    expect(state().notices.at(-1)?.title).toBe('The text changed meanwhile');
  });

  it('is written as the language writes it', () => {
    expect(sourceOf({ verb: 'added', id: '', text: 'a\r\n b' })).toBe('added    a b');
  });
});

describe('the name of a page', () => {
  it('is plain, whatever stands in the header', () => {
    expect(pageName('mr-spectroscopy', '2023.1', '2024.2')).toBe('mr-spectroscopy-2023.1-to-2024.2');
    expect(pageName('', '../..', 'Ä b')).toBe('guideline-old-to-b');
  });
});
