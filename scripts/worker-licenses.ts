// Puts the licences of what a worker bundles beside it: Vite lists those of the page alone.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

export function workerLicenses(): Plugin {
  return {
    name: 'worker-licenses',
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk' || !chunk.isEntry) continue;
        const folders = new Set(chunk.moduleIds.flatMap((path) => packageFolder(path) ?? []));
        const texts = [...folders].toSorted().map(licenceOf);
        const source = `# Licences of what ${chunk.name} bundles\n\n${texts.join('\n')}`;
        if (folders.size > 0) this.emitFile({ type: 'asset', fileName: `${chunk.name}-licenses.md`, source });
      }
    },
  };
}

function packageFolder(path: string): string | undefined {
  return /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path.replaceAll('\\', '/'))?.[0].replace(/^\0/, '');
}

function licenceOf(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<
    string,
    unknown
  >;
  const file = readdirSync(folder).find((entry) => /^(?:licen[cs]e|copying)/i.test(entry));
  const text = file === undefined ? '' : `\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
  return `## ${String(name)} - ${String(version)} (${String(license)})\n${text}`;
}
