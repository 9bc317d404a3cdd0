// What `guideline serve` says of a file that it does not take: that the bundle from it still decides is said only where it does.
import { expect, it } from 'vitest';
import { printReload } from '../../cli/commands/serve.ts';
import { plainStyle } from '../../cli/terminal.ts';

it('says that what was live still is only where it still is', () => {
  const said: string[] = [];
  const terminal = {
    out: (text: string) => void said.push(text),
    error: (text: string) => void said.push(text),
    style: plainStyle,
    cwd: '/engine',
  };
  const refused = [
    { file: '/engine/a.bundle.tar', why: 'step 6, revoked-content: wrong', stillLive: false },
    { file: '/engine/b.bundle.tar', why: 'byte 0: no archive', stillLive: true },
  ];
  printReload({ activated: [], withdrawn: [], refused }, terminal);
  expect(said).toEqual([
    '✗ a.bundle.tar is not taken: step 6, revoked-content: wrong.',
    '✗ b.bundle.tar is not taken: byte 0: no archive. What was live from it still is.',
  ]);
});
