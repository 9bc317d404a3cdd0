// The host contract over both stores.
import { describeHostContract } from './contract.ts';
import { diskFixture, memoryFixture } from './fixture.ts';

describeHostContract('memory', memoryFixture);
describeHostContract('disk', async (services) => await diskFixture(services));
