// docs/journeys.md as text, printed from the end-to-end specs themselves: which journeys there are, on which shells, and what each has to see.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { screens } from '../../test/e2e/support/screens.ts';
import { writersDay } from '../../test/e2e/support/writers-day.ts';
import { projectRoot } from '../programs.ts';

const folder = 'test/e2e';

/** By path. */
export function journeyPages(): ReadonlyMap<string, string> {
  const specs = readdirSync(join(projectRoot, folder))
    .filter((name) => name.endsWith('.test.ts'))
    .toSorted();
  const text = [
    '# Journeys',
    '',
    'Written by `npm run docs` from the end-to-end specs in `test/e2e`; do not edit. Each runs the built app in a real Chromium: as the browser shell over the loopback',
    'server, and as the desktop, whose real main and preload programs run over a stand-in for Electron (over Electron itself where `ELECTRON_BINARY` names its program).',
    '',
    ...specs.flatMap((name) => journey(name)),
  ];
  return new Map([['docs/journeys.md', `${text.join('\n').trimEnd()}\n`]]);
}

function journey(name: string): readonly string[] {
  const text = readFileSync(join(projectRoot, folder, name), 'utf8');
  const [about = ''] = /(?<=^\/\/ ).*/.exec(text) ?? [];
  const both = text.includes('describe.each(shells)');
  const own = ownSteps(text);
  const steps = [...own, ...tableOf(name)].filter(
    (words) => !words.endsWith('has complained about nothing') || words.includes('accessible'),
  );
  return [
    `## ${name.slice(0, -'.test.ts'.length).replaceAll('-', ' ')}`,
    '',
    about,
    '',
    `*${both ? 'Both shells' : 'Browser shell; the desktop shows the same page'}.*`,
    '',
    ...steps.map((words) => `- ${words}`),
    '',
  ];
}

/** In the order of the spec; what a group of them is about stands before each. */
function ownSteps(text: string): readonly string[] {
  const steps: string[] = [];
  let about = '';
  for (const [, kind = '', , words = ''] of text.matchAll(/^ *(describe|it)\((['"])(.*?)\2, /gm)) {
    if (kind === 'describe') about = `${words}: `;
    else steps.push(`${about}${words}`);
  }
  return steps;
}

/** What a spec takes from a table. */
function tableOf(name: string): readonly string[] {
  if (name === 'writers-day.test.ts') return writersDay.map(({ tells }) => `a writer ${tells}`);
  if (name === 'screens.test.ts') return screens.map((screen) => `${screen.name}: ${screen.shows}`);
  return [];
}
