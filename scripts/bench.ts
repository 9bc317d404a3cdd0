// Runs the measurements of test/bench one after the other, all or those that are named; measures nothing itself.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../test/bench');
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
  .map((file) => file.slice(0, -'.ts'.length));
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !names.includes(name));

if (unknown.length > 0) {
  console.error(`There is no measurement ${unknown.join(', ')}. There are: ${names.join(', ')}.`);
  process.exitCode = 2;
} else {
  const failed = (wanted.length > 0 ? wanted : names).filter(fails);
  if (failed.length > 0) process.exitCode = 1;
}

/** Runs one measurement to its end. */
function fails(name: string): boolean {
  console.log(`\n== ${name}`);
  return spawnSync(process.execPath, [join(folder, `${name}.ts`)], { stdio: 'inherit' }).status !== 0;
}
