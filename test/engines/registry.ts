// All engines that what we emit is held against, in the order of docs/engines.md; a new one is its file and a line here.
import type { GraphOptions } from '../support/random-graph.ts';
import { duckdb } from './duckdb.ts';
import type { Engine } from './engine.ts';
import { feelin } from './feelin.ts';
import { hapi } from './hapi.ts';
import { javaCql } from './java-cql.ts';
import { camunda7, dmnScala, drools } from './java-dmn.ts';
import { pglite } from './pglite.ts';
import { cqlExecution } from './cql-execution.ts';
import { cqframework } from './cqframework.ts';
import { plainNode } from './plain-node.ts';
import { pyspark } from './pyspark.ts';
import { jsonLogicEngine, jsonLogicJs } from './json-logic.ts';
import { opaEngine } from './opa.ts';
import { zenEngine } from './zen-engine.ts';

export interface RegisteredEngine {
  readonly engine: Engine;
  /** `npm`: an npm package or Node itself, so that npm test runs it too. `installed`: another language's, for npm run test:engines only. */
  readonly from: 'npm' | 'installed';
  /** Cases for each random guideline, 8 where it is not said. */
  readonly casesEach?: number;
  readonly options?: GraphOptions;
  /** False where the engine's own door refuses facts that cannot be read. */
  readonly unreadable?: boolean;
}

export const engines: readonly RegisteredEngine[] = [
  { engine: plainNode, from: 'npm' },
  { engine: duckdb, from: 'npm' },
  { engine: pglite, from: 'npm' },
  // It takes a second to plan a query, however many cases it decides.
  { engine: pyspark, from: 'installed', casesEach: 40 },
  { engine: feelin, from: 'npm' },
  { engine: drools, from: 'installed' },
  { engine: camunda7, from: 'installed' },
  { engine: dmnScala, from: 'installed' },
  { engine: cqlExecution, from: 'npm', casesEach: 20 },
  { engine: cqframework, from: 'npm', casesEach: 20 },
  { engine: javaCql, from: 'installed', casesEach: 20 },
  { engine: hapi, from: 'installed', casesEach: 20 },
  { engine: opaEngine, from: 'installed' },
  { engine: zenEngine, from: 'npm' },
  { engine: jsonLogicJs, from: 'npm' },
  { engine: jsonLogicEngine, from: 'npm' },
];
