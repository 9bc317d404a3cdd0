#!/usr/bin/env node
// Starts the command line: checks Node first, in words that any Node understands, then loads the built program.
import { existsSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { fileURLToPath } from 'node:url';

const oldest = [20, 19];
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const program = new URL('../dist/cli/guideline.mjs', import.meta.url);

if (major < oldest[0] || (major === oldest[0] && minor < oldest[1])) {
  fail(
    `guideline needs Node ${oldest.join('.')} or newer; this is ${process.versions.node}. Get one from https://nodejs.org.`,
  );
} else if (!existsSync(program)) {
  fail('guideline has not been built yet. Run "npm ci" in the folder of the project, or "npm run build".');
} else {
  // The second start reads compiled code; a folder that cannot be written to costs nothing but that.
  const cache = new URL('../node_modules/.cache/compile/', import.meta.url);
  if (nodeModule.enableCompileCache) nodeModule.enableCompileCache(fileURLToPath(cache));
  import(program.href)
    .then(({ main }) => main(process.argv.slice(2)))
    .then((code) => {
      process.exitCode = code;
    })
    .catch((error) => fail(`guideline could not be loaded: ${error.message}`));
}

function fail(message) {
  console.error(message);
  process.exitCode = 3;
}
