import { feelin } from './test/engines/feelin.ts'; import { shippedJobs } from './test/engines/shipped-jobs.ts'; import { randomJobs } from './test/engines/conformance.ts';
for (const j of shippedJobs()) { const c0 = process.cpuUsage(); await feelin.decide([j]); console.log(j.graph.guideline.id, j.graph.guideline.version, j.graph.nodes.length, j.cases.length, process.cpuUsage(c0).user/1000|0); }
const c0 = process.cpuUsage(); await feelin.decide(randomJobs({ seed: 1, guidelines: 125, cases: 8 })); console.log('random', process.cpuUsage(c0).user/1000|0);
