// cql-execution with the ELM of the CQL target.
import { cqlExecution } from './cql-execution.ts';
import { testEngine } from './engine-tests.ts';

testEngine({ engine: cqlExecution, from: 'npm', casesEach: 20 });
