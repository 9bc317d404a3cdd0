// pglite decides as the reference, with what is emitted for it.
import { testEngine } from './engine-tests.ts';
import { pglite } from './pglite.ts';

testEngine({ engine: pglite, from: 'npm' });
