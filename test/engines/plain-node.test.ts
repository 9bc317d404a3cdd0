// The module of the rule bundle under plain Node.
import { testEngine } from './engine-tests.ts';
import { plainNode } from './plain-node.ts';

testEngine({ engine: plainNode, from: 'npm' });
