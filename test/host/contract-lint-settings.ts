// What every host promises of a library's `lint.json`, whatever the store below it.
import { expect, it } from 'vitest';
import type { MakeFixture } from './fixture.ts';

export function describeLintSettings(start: MakeFixture): void {
  it('reads how to judge from lint.json in the root, and the day from the clock that it was given', async () => {
    const { host, put } = await start({ now: () => new Date(2025, 5, 1, 23, 59) });
    expect(await host.api.lintSettings()).toEqual({ config: { rules: {} }, today: '2025-06-01', faults: [] });
    await put('lint.json', '{ "rules": { "lint/no-hedge-word": "off" } }');
    expect((await host.api.lintSettings()).config.rules).toEqual({ 'lint/no-hedge-word': { level: 'off' } });
    expect((await host.api.library()).files).toEqual([]);
  });

  it('tells file, line and what to do where lint.json cannot be read, and takes the defaults', async () => {
    const { host, put } = await start();
    await put('lint.json', '{\n  "rules": {\n    "lint/no-hedge-word": "off",\n  }\n}\n');
    const broken = await host.api.lintSettings();
    expect(broken.config).toEqual({ rules: {} });
    expect(broken.faults).toEqual([
      {
        path: 'lint.json',
        line: 4,
        message: 'This is not JSON: a name in double quotes should stand where `}` stands.',
        help: 'Correct the line. Until then every rule keeps its own level.',
      },
    ]);
    await put('lint.json', new Uint8Array([0xff, 0xfe, 0x7b]));
    expect((await host.api.lintSettings()).faults[0]?.message).toMatch(/UTF-16/);
  });

  it('keeps what it can of lint.json and names the line of the rest', async () => {
    const { host, put } = await start();
    await put(
      'lint.json',
      '{ "rules": {\n"lint/no-such": "off",\n"lint/no-hedge-word": "info",\n"lint/require-plain-reason": {\n"colour": 1 } } }',
    );
    const { config, faults } = await host.api.lintSettings();
    expect(config.rules['lint/no-hedge-word']).toEqual({ level: 'info' });
    expect(faults.map(({ line, message }) => [line, message])).toEqual([
      [2, 'No rule has the code "lint/no-such".'],
      [5, '"lint/require-plain-reason" has no option "colour".'],
    ]);
  });
}
