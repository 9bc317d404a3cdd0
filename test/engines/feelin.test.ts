// feelin decides as the reference, with what is emitted for it.
import { testEngine } from './engine-tests.ts';
import { feelin } from './feelin.ts';

// It reads every expression anew and takes a minute for all vectors: npm run test:engines gives it those.
testEngine({ engine: feelin, from: 'npm' }, { everyVector: 4 });
