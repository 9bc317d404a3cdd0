// Bundles of small and of shipped guidelines in a folder of their own, and a running service over them.
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeBundle, type Bundle } from '../../host/bundles.ts';
import { loadUnsigned } from '../../service/load-bundle.ts';
import { startService, type RunningService, type ServiceOptions } from '../../service/start-service.ts';

/** A small guideline; `line` is the threshold that a swap changes. */
export function kneeGuideline(version: string, effective: string, line = 35): string {
  return `guideline "Knee MRI"
  id         knee-mri
  version    ${version}
  effective  ${effective}

data
  bmi      "Body mass index"  quantity in kg/m2, precision 0.1, from 5 to 120
  injury   "Date of injury"   date

indications
  ANY OF
    1. Weight  {weight}
         WHEN bmi >= ${line} kg/m2
    2. Recent injury  {recent}
         WHEN injury within 6 weeks before request
    3. Locked knee  {locked}

procedures CPT
  73721  MRI of a joint of the lower extremity
`;
}

/** What the service needs. */
const targets = ['rule-bundle'];
const made = new Map<string, Bundle>();

export function bundleOf(text: string): Bundle {
  const known = made.get(text);
  if (known !== undefined) return known;
  const files = [{ path: 'knee.guideline', bytes: new TextEncoder().encode(text) }];
  const outcome = makeBundle(files, 'knee.guideline', { targets });
  if (outcome.kind !== 'made') throw new Error(JSON.stringify(outcome));
  made.set(text, outcome.bundle);
  return outcome.bundle;
}

/** Bytes of the bundle of a guideline of the shipped library. */
export function shippedBundle(path: string): Bundle {
  const files = readdirSync('guidelines', { recursive: true, encoding: 'utf8' })
    .map((name) => `guidelines/${name.replaceAll('\\', '/')}`)
    .filter((name) => /\.(?:guideline|cases)$/.test(name))
    .map((name) => ({ path: name, bytes: new Uint8Array(readFileSync(name)) }));
  const outcome = makeBundle(files, path, { targets });
  if (outcome.kind !== 'made') throw new Error(JSON.stringify(outcome));
  return outcome.bundle;
}

export interface ServiceFolder {
  readonly path: string;
  /** Absolute path of what was written. */
  write(name: string, bytes: Uint8Array | string): string;
  start(options: Partial<ServiceOptions> & Pick<ServiceOptions, 'bundles'>): Promise<RunningService>;
  /** Ends every service that was started and removes the folder. */
  remove(): Promise<void>;
}

export function serviceFolder(): ServiceFolder {
  const path = mkdtempSync(join(tmpdir(), 'guideline-service-'));
  const running: RunningService[] = [];
  return {
    path,
    write: (name, bytes) => {
      writeFileSync(join(path, name), bytes);
      return join(path, name);
    },
    start: async (options) => {
      const report = (error: unknown): void => {
        throw error;
      };
      const service = await startService({
        load: loadUnsigned,
        version: '0',
        report,
        ...options,
        limits: { draining: 0, ...options.limits },
      });
      running.push(service);
      return service;
    },
    remove: async () => {
      await Promise.all(running.map(async (service) => await service.close()));
      rmSync(path, { recursive: true });
    },
  };
}

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
}

export async function post(
  url: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answered> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Answered['body'],
  };
}
