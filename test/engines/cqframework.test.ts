// The reference engine of HL7 in JavaScript with the CQL target.
import { cqframework } from './cqframework.ts';
import { testEngine } from './engine-tests.ts';

testEngine({ engine: cqframework, from: 'npm', casesEach: 20 });
