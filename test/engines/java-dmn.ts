// The DMN engines of Java: Drools with the file of DMN 1.5, Camunda's two with that of DMN 1.3.
import { dmn13, dmn15, dmnXml } from '../../dsl/targets/dmn/model-xml.ts';
import type { DmnVersion } from '../../dsl/targets/dmn/model-xml.ts';
import { dmnModel } from '../../dsl/targets/dmn/requirements.ts';
import { dmnFacts } from './dmn/dmn-facts.ts';
import type { Engine, EngineDecision } from './engine.ts';
import { javaMissing, pomVersion, runJava } from './java.ts';

function javaDmn(
  name: string,
  of: { project: string; artifacts: readonly [string, ...string[]]; main: string; version: DmnVersion },
): Engine {
  return {
    name,
    target: 'dmn',
    found() {
      const skipped = javaMissing();
      if (skipped !== undefined) return Promise.resolve({ skipped });
      const [own, ...others] = of.artifacts.map((artifact) => pomVersion(of.project, artifact));
      const beside = others.map((version, at) => `, ${of.artifacts[at + 1] ?? ''} ${version}`);
      return Promise.resolve({ version: `${own ?? ''}${beside.join('')}` });
    },
    decide(jobs) {
      const input = jobs.map(({ graph, cases }) => {
        const model = dmnModel(graph);
        return { dmn: dmnXml(graph, model, of.version), cases: cases.map((facts) => dmnFacts(model, facts)) };
      });
      const answers = runJava(of.project, of.main, input) as readonly (readonly EngineDecision[])[];
      return Promise.resolve(answers);
    },
  };
}

/** Its validator has to find every model free of faults first. */
export const drools = javaDmn('Drools DMN', {
  project: 'java-dmn',
  artifacts: ['kie-dmn-core'],
  main: 'dmn.Drools',
  version: dmn15,
});

export const camunda7 = javaDmn('Camunda 7 DMN', {
  project: 'java-dmn',
  artifacts: ['camunda-engine-dmn'],
  main: 'dmn.Camunda7',
  version: dmn13,
});

/** The engine inside Camunda 8, on a newer FEEL engine than it brings: that of 1.17 keeps the backslash of an escaped quotation mark. */
export const dmnScala = javaDmn('dmn-scala (Camunda 8)', {
  project: 'java-dmn-scala',
  artifacts: ['dmn-engine', 'feel-engine'],
  main: 'dmn.DmnScala',
  version: dmn13,
});
