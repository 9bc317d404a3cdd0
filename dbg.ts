import { randomJobs } from './test/engines/conformance.ts';
import { dmnModel } from './dsl/targets/dmn/requirements.ts';
import { dmnNames } from './dsl/targets/dmn/names.ts';
import { dmn15, dmnXml } from './dsl/targets/dmn/model-xml.ts';
import { readDmn } from './test/engines/dmn/read-dmn.ts';
import { dmnFacts } from './test/engines/dmn/dmn-facts.ts';
import { evaluate } from 'feelin';
import { evaluateGraph } from './dsl/decision/evaluate.ts';
import { readFacts } from './dsl/decision/facts.ts';
const jobs = randomJobs({ seed: 20240701, guidelines: 125, cases: 8 });
let told = 0;
for (const { graph, cases } of jobs) { const model = dmnModel(graph); const names = dmnNames(graph); const ds = readDmn(dmnXml(graph, model, dmn15), 'decision');
 for (const facts of cases) { const ctx: any = { ...dmnFacts(model, facts) }; const { states } = evaluateGraph(graph, readFacts(graph, facts).values);
  for (const d of ds) if ('literal' in d.logic && !['reasons','unmet','missing','decision'].includes(d.name)) ctx[d.name] = evaluate(d.logic.literal, ctx).value;
  graph.nodes.forEach((n, i) => { const v = ctx[names.nodeName(i)]; if (v === undefined) return; const st = v === true ? 'met' : v === false ? 'not-met' : 'unknown'; if (st !== states[i] && told++ < 6) console.log(n.kind, JSON.stringify(n), states[i], v, (ds.find(d => d.name === names.nodeName(i))!.logic as any).literal, JSON.stringify(facts)); }); } }
console.log(told);
