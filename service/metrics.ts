// What is counted of the service, in the form that Prometheus reads; holds no fact of any case.
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { LiveBundle } from './live-guidelines.ts';

export interface Metrics {
  readonly contentType: string;
  readonly text: () => Promise<string>;
  readonly decided: (bundle: LiveBundle, determination: string) => void;
  readonly answered: (route: string, status: number, seconds: number) => void;
  readonly reloaded: (refused: number, live: readonly LiveBundle[]) => void;
}

/** Names and labels are documented in docs/service.md; nothing that a caller sends becomes a label. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const decisions = new Counter({
    name: 'guideline_decisions_total',
    help: 'Decisions given, by what was decided.',
    labelNames: ['guideline', 'version', 'determination'],
    registers,
  });
  const requests = new Histogram({
    name: 'guideline_request_seconds',
    help: 'Time from the first byte of a request to its answer.',
    labelNames: ['route', 'status'],
    buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
    registers,
  });
  const live = new Gauge({
    name: 'guideline_bundle_live',
    help: '1 for every bundle that decides now.',
    labelNames: ['guideline', 'version', 'bundle_hash', 'content_hash'],
    registers,
  });
  const reloads = new Counter({
    name: 'guideline_reloads_total',
    help: 'Times that the bundles were read.',
    registers,
  });
  const refused = new Counter({
    name: 'guideline_bundles_refused_total',
    help: 'Bundles that were not taken when they were read.',
    registers,
  });
  return {
    contentType: registry.contentType,
    text: async () => await registry.metrics(),
    decided: ({ guidelineId, version }, determination) =>
      decisions.inc({ guideline: guidelineId, version, determination }),
    answered: (route, status, seconds) => requests.observe({ route, status }, seconds),
    reloaded: (count, bundles) => {
      reloads.inc();
      refused.inc(count);
      live.reset();
      for (const { guidelineId, version, bundleHash, contentHash } of bundles)
        live.set({ guideline: guidelineId, version, bundle_hash: bundleHash, content_hash: contentHash }, 1);
    },
  };
}
