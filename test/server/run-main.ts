// Runs the browser shell with a window and guidelines made by a test: `node run-main.ts PLACES ARGUMENTS...`.
import { main } from '../../server/main.ts';
import type { Places } from '../../server/places.ts';

const [places = '{}', ...argv] = process.argv.slice(2);
process.exitCode = await main(argv, JSON.parse(places) as Places);
