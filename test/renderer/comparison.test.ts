// The comparison: the newest pair wins, and a text that changes while it runs is compared again.
import { describe, expect, it } from 'vitest';
import type { OutlineEntry } from '../../dsl/index.ts';
import { withChanges } from '../../renderer/app/state/draft-summary.ts';
import { createFixture } from './store-fixture.ts';

describe('the comparison', () => {
  it('shows the last pair that was chosen', async () => {
    const { state, language } = await createFixture();
    void state().compareFiles('a', 'b');
    void state().compareFiles('a', 'c');
    const [first, second] = language.of('compare');
    await second?.answer({ of: 'a and c' });
    await first?.answer({ of: 'a and b' });
    expect(state().comparison).toMatchObject({ newPath: 'c', busy: false, diff: { of: 'a and c' } });
  });

  it('is made once more where a text changed while it ran, however often', async () => {
    const { state, language } = await createFixture();
    for (let change = 0; change < 3; change++) void state().compareFiles('a', 'b');
    expect(language.of('compare')).toHaveLength(1);
    await language.of('compare')[0]?.answer({ of: 'old texts' });
    expect(language.of('compare')).toHaveLength(2);
    expect(state().comparison).toMatchObject({ busy: true, diff: { of: 'old texts' } });
    await language.of('compare')[1]?.answer({ of: 'new texts' });
    expect(state().comparison).toMatchObject({ busy: false, diff: { of: 'new texts' } });
    expect(language.of('compare')).toHaveLength(2);
  });

  it('that was closed does not come back', async () => {
    const { state, language } = await createFixture();
    void state().compareFiles('a', 'b');
    state().closeComparison();
    await language.of('compare')[0]?.answer({});
    expect(state().comparison).toBeUndefined();
  });

  it('that failed says why', async () => {
    const { state, language } = await createFixture();
    void state().compareFiles('a', 'b');
    await language.of('compare')[0]?.fail('No such text.');
    expect(state().comparison).toMatchObject({ busy: false, problem: { message: 'No such text.' } });
  });
});

describe('drafted lines', () => {
  const entry = (text: string, label: string, start: string, end: number): OutlineEntry => {
    const span = { start: text.indexOf(start), end };
    return { kind: 'section', label, detail: '', id: '', span, name: span, children: [] };
  };

  it('go into the section of that version; what it speaks of already stays as it is', () => {
    const text =
      'changes from 1.0\n  added {pain}  "Pain", as the board asked\n  updated references\n\nterms\n';
    const outline = [entry(text, 'Changes from 1.0', 'changes', text.indexOf('terms'))];
    const lines = [
      'added {pain}  "Pain" indication',
      'added {fever}  "Fever" indication',
      'updated References',
    ];
    expect(withChanges(text, outline, '1.0', lines).text).toBe(
      'changes from 1.0\n  added {pain}  "Pain", as the board asked\n  updated references\n  added {fever}  "Fever" indication\n\nterms\n',
    );
  });

  it('make a section before the definitions where there is none', () => {
    const text = 'guideline "T"\r\n\r\nterms\r\n  Gout\r\n';
    const outline = [entry(text, 'Terms', 'terms', text.length)];
    const changed = withChanges(text, outline, '1.0', ['updated references']);
    expect(changed.text).toBe(
      'guideline "T"\r\n\r\nchanges from 1.0\r\n  updated references\r\n\r\nterms\r\n  Gout\r\n',
    );
    expect(changed.text.slice(changed.at)).toMatch(/^changes from/);
  });

  it('make a section at the end where nothing follows', () => {
    expect(withChanges('guideline "T"\n', [], '1.0', ['updated references']).text).toBe(
      'guideline "T"\n\nchanges from 1.0\n  updated references\n',
    );
  });
});
