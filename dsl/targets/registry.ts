// All export targets, in the order in which people see them; a new one is its file and a line here.
import { cql } from './cql/cql.ts';
import { ruleBundle } from './rule-bundle/rule-bundle.ts';
import { dmn } from './dmn/dmn.ts';
import { fhir } from './fhir/fhir.ts';
import { jdm } from './jdm/jdm.ts';
import { jsonLogic } from './json-logic/json-logic.ts';
import { opa } from './opa/opa.ts';
import { sql } from './sql/sql.ts';
import type { Target } from './target.ts';

export const targets: readonly Target[] = [ruleBundle, sql, dmn, cql, fhir, opa, jdm, jsonLogic];
