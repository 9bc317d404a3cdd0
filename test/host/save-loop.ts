// A child process that saves without a pause until it is killed: `node save-loop.ts ROOT APP_DATA PATH`.
import { createHost } from '../../host/create-host.ts';
import { createDiskStore } from '../../host/disk/disk-store.ts';
import { defaultSettings } from '../../host/api.ts';
import { fakeServices } from './fixture.ts';

const [root = '', appData = '', path = ''] = process.argv.slice(2);
const { api } = createHost(await createDiskStore({ root, appData }), fakeServices());

/** About 160 kB that say of themselves whether they are whole. */
const textOf = (n: number): string =>
  `begin ${n}\n${`${n} `.repeat(Math.ceil(160_000 / (String(n).length + 1)))}\nend ${n}\n`;

let { hash } = await api.open(path);
for (let n = 0; ; n++) {
  const text = textOf(n);
  await api.keepDraft(path, text, hash);
  const outcome = await api.save(path, text, hash);
  if (outcome.kind !== 'saved') throw new Error(JSON.stringify(outcome).slice(0, 300));
  hash = outcome.hash;
  await api.writeSettings({
    ...defaultSettings,
    theme: 'dark',
    layout: { n },
    recent: [text.slice(0, 20_000)],
  });
  if (n === 1) process.stdout.write('running\n');
}
