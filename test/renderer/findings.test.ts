// What the linter says in the window: asked for once the keys rest, moved with the text, waived with a reason, never of another text.
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../dsl/index.ts';
import type { HostEvent } from '../../host/api.ts';
import { startReactions } from '../../renderer/app/reactions.ts';
import { openProblems, waivedFindings } from '../../renderer/app/state/problems.ts';
import { createLanguageService } from '../../renderer/worker/language-service.ts';
import { addTurn } from '../../renderer/worker/turns.ts';
import { settled } from './fake-language.ts';
import { createFixture, knee, kneeText } from './store-fixture.ts';
import type { Fixture } from './store-fixture.ts';

const connection = { subscribe: () => () => undefined };

function finding(start: number, end: number, part: Partial<Finding> = {}): Finding {
  return {
    code: 'lint/no-hedge-word',
    severity: 'info',
    uri: knee,
    span: { start, end },
    message: 'doubtful',
    fixes: [{ label: 'Mend', edits: [{ uri: knee, span: { start, end }, newText: '' }] }],
    ...part,
  };
}

async function opened(findings: readonly Finding[]): Promise<Fixture> {
  const fixture = await createFixture();
  startReactions(fixture.store, { ...connection, api: fixture.host }, { close: () => undefined });
  await settled();
  await fixture.state().openFile(knee);
  await settled();
  await answer(fixture, findings);
  return fixture;
}

/** Lets the keys rest, and the linter say this. */
async function answer(fixture: Fixture, findings: readonly Finding[]): Promise<void> {
  fixture.language.lintAnswer = findings;
  await fixture.timers.pass(1_000);
  await settled();
}

describe('findings', () => {
  it('are asked for once, a moment after the last keystroke, with every open text', async () => {
    const fixture = await opened([]);
    const before = fixture.language.of('lint').length;
    for (const more of ['a', 'b', 'c']) {
      fixture.state().editText(knee, kneeText + more);
      await settled();
      await fixture.timers.pass(100);
    }
    expect(fixture.language.of('lint').length).toBe(before);
    await answer(fixture, []);
    const asked = fixture.language.of('lint').slice(before);
    expect(asked.map(({ args }) => args)).toEqual([
      [knee, [{ uri: knee, version: fixture.document().version, text: `${kneeText}c` }]],
    ]);
  });

  it('stand where their words are while the text changes, without a fix, and go where their words changed', async () => {
    const fixture = await opened([finding(0, 4), finding(10, 16), finding(20, 24)]);
    const changed = `${kneeText.slice(0, 12)}!!${kneeText.slice(12)}`;
    fixture.state().editText(knee, changed);
    const known = fixture.state().findings[knee];
    expect(known?.findings.map(({ span, fixes }) => [span.start, span.end, fixes])).toEqual([
      [0, 4, undefined],
      [22, 26, undefined],
    ]);
    expect([known?.moved, known?.text]).toEqual([true, changed]);
    await settled();
    await answer(fixture, [finding(0, 4)]);
    expect(fixture.state().findings[knee]).toMatchObject({
      moved: false,
      findings: [{ span: { start: 0 } }],
    });
  });

  it('of a text that changed meanwhile are not shown', async () => {
    const fixture = await createFixture({ instant: false });
    await fixture.state().openFile(knee);
    fixture.state().lintSoon(knee);
    await fixture.timers.pass(1_000);
    await settled();
    fixture.state().editText(knee, `${kneeText}more`);
    await fixture.language
      .of('lint')[0]
      ?.answer({ version: 1, findings: [finding(0, 4)], notes: [], paused: false });
    expect(fixture.state().findings[knee]).toBeUndefined();
  });

  it('stand among the problems in the order of the text, and are closed when they are waived', async () => {
    const waived = { reason: 'as agreed', span: { start: 0, end: 0 } };
    const fixture = await opened([finding(3, 4), finding(1, 2, { waived })]);
    const { findings, checks } = fixture.state();
    expect(openProblems(knee, checks[knee], findings[knee]).map(({ span }) => span.start)).toEqual([3]);
    expect(waivedFindings(findings[knee]).map((one) => one.waived?.reason)).toEqual(['as agreed']);
  });

  it('offer a fix that is applied to the text it was made for alone', async () => {
    const fixture = await opened([finding(0, 10)]);
    const known = fixture.state().findings[knee];
    const [fix] = known?.findings[0]?.fixes ?? [];
    if (known === undefined || fix === undefined) throw new Error('no fix');
    fixture.state().editText(knee, `x${kneeText}`);
    await settled();
    await fixture.state().applyFix(knee, fix, known.text);
    expect(fixture.document().text).toBe(`x${kneeText}`);
    fixture.state().editText(knee, kneeText);
    await settled();
    await fixture.state().applyFix(knee, fix, known.text);
    expect(fixture.document().text).toBe(kneeText.slice(10));
  });

  it('are waived by an edit that the linter makes for the reason', async () => {
    const fixture = await opened([finding(0, 4)]);
    const [one] = fixture.state().findings[knee]?.findings ?? [];
    if (one === undefined) throw new Error('no finding');
    const fix = { label: 'Waive it here', edits: [{ uri: knee, span: { start: 0, end: 0 }, newText: '# ' }] };
    const started = fixture.state().startWaiver(knee, one);
    await fixture.language.of('waive')[0]?.answer(fix);
    await started;
    expect(fixture.state().waiving).toMatchObject({ path: knee, place: 'Waive it here' });
    const written = fixture.state().writeWaiver('as agreed');
    await settled();
    expect(fixture.language.of('waive')[1]?.args[2]).toBe('as agreed');
    await fixture.language.of('waive')[1]?.answer(fix);
    await written;
    expect(fixture.document().text).toBe(`# ${kneeText}`);
  });

  it('are judged as lint.json says, and what of it cannot be read is told', async () => {
    const fixture = await opened([]);
    fixture.disk.change('lint.json', new TextEncoder().encode('{'));
    await fixture.state().loadLintSettings();
    expect(fixture.state().lintFaults).toMatchObject([{ path: 'lint.json', line: 1 }]);
    expect(fixture.state().notices.at(-1)?.title).toMatch(/^lint\.json, line 1: This is not JSON/);
  });
});

it('lint.json that changes on disk is read again, and the text in front is looked over again', async () => {
  const fixture = await createFixture();
  const heard: ((event: HostEvent) => void)[] = [];
  const subscribe = (listener: (event: HostEvent) => void) => {
    heard.push(listener);
    return () => undefined;
  };
  startReactions(fixture.store, { subscribe, api: fixture.host }, { close: () => undefined });
  await settled();
  await fixture.state().openFile(knee);
  await answer(fixture, []);
  const before = fixture.language.of('lint').length;
  fixture.disk.change('lint.json', new TextEncoder().encode('[]'));
  for (const listener of heard) listener({ kind: 'lint-config-changed' });
  await settled();
  await answer(fixture, []);
  expect(fixture.state().lintFaults.map(({ message }) => message)).toEqual([
    'The configuration is not an object.',
  ]);
  expect(fixture.language.of('lint').length).toBe(before + 1);
});

describe('the worker', () => {
  const text = `guideline "G"\n  id g\n  version 1\n\nindications\n  ANY OF\n    1. Imaging may help  {a}\n    2. Stroke  {b}\n`;

  it('looks a text over, waives what it found, and explains the rule', async () => {
    const service = createLanguageService(() => 0);
    const open = [{ uri: 'g.guideline', version: 3, text }];
    const { findings, paused, version } = await service.lint('g.guideline', open);
    const hedge = findings.find(({ code }) => code === 'lint/no-hedge-word');
    expect([paused, version, hedge?.span.start]).toEqual([false, 3, text.indexOf('may')]);
    if (hedge === undefined) return;
    const fix = await service.waive({ uri: 'g.guideline', version: 3 }, hedge, 'as agreed');
    expect(fix?.edits[0]?.newText).toContain('WAIVE lint/no-hedge-word "as agreed"');
    expect(await service.waive({ uri: 'g.guideline', version: 2 }, hedge, 'as agreed')).toBeUndefined();
    expect(await service.ruleHelp('lint/no-hedge-word')).toMatchObject({ code: 'lint/no-hedge-word' });
    expect(await service.ruleHelp('lint/no-such')).toBeUndefined();
    await service.setLintRules({
      config: { rules: { 'lint/no-hedge-word': { level: 'off' } } },
      today: '2026-01-01',
    });
    const quiet = await service.lint('g.guideline', open);
    expect(quiet.findings.map(({ code }) => code)).not.toContain('lint/no-hedge-word');
  });

  it('leaves a text with errors alone', async () => {
    const service = createLanguageService(() => 0);
    const broken = text.replace('ANY OF', 'ANY');
    const answered = await service.lint('g.guideline', [{ uri: 'g.guideline', version: 1, text: broken }]);
    expect(answered).toMatchObject({ paused: true, findings: [] });
  });

  it('answers only the newest of several looks at a text', () => {
    const ask = (id: number) => ({ id, method: 'lint', args: ['g', [id]] }) as const;
    const turns = addTurn(addTurn([], ask(1)), ask(2));
    expect(turns).toEqual([{ question: ask(2), waiting: [1, 2] }]);
  });
});
