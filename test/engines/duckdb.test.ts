// duckdb decides as the reference, with what is emitted for it.
import { testEngine } from './engine-tests.ts';
import { duckdb } from './duckdb.ts';

testEngine({ engine: duckdb, from: 'npm' });
