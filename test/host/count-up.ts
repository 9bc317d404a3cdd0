// A child process that adds one to the number in a file, many times, as a window does: `node count-up.ts ROOT APP_DATA PATH TIMES`.
import { createHost } from '../../host/create-host.ts';
import { createDiskStore } from '../../host/disk/disk-store.ts';
import { fakeServices } from './fixture.ts';

const [root = '', appData = '', path = '', times = '0'] = process.argv.slice(2);
const { api } = createHost(await createDiskStore({ root, appData }), fakeServices());
let conflicts = 0;
for (let done = 0; done < Number(times);) {
  const { text, hash } = await api.open(path);
  // Two equal texts would be one save: whoever finds its own text on disk has nothing left to write.
  const outcome = await api.save(
    path,
    `# ${Number.parseInt(text.slice(2), 10) + 1}\n# ${process.pid}-${done}\n`,
    hash,
  );
  if (outcome.kind === 'failed') throw new Error(`${outcome.message} ${outcome.help}`);
  if (outcome.kind === 'saved') done++;
  else conflicts++;
}
process.stdout.write(`${conflicts}\n`);
