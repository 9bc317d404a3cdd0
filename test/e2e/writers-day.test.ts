// The day of a policy writer in every shell: one walk from the library to the export, each step seeing what the one before has made.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../scripts/programs.ts';
import { furnish } from './support/screens.ts';
import { copyLibrary, shells, type RunningShell, type TestLibrary } from './support/shells.ts';
import { writersDay } from './support/writers-day.ts';

describe.each(shells)('$name: a writer', ({ launch }) => {
  let library: TestLibrary;
  let shell: RunningShell;

  beforeAll(async () => {
    library = await copyLibrary();
    furnish(library.root, projectRoot);
    shell = await launch({ library: library.root, home: library.home });
  });

  afterAll(async () => {
    await shell.close();
    await library.remove();
  });

  for (const { tells, act } of writersDay) {
    it(tells, async () => {
      await act(shell.page);
      expect(shell.problems).toEqual([]);
    });
  }
});
