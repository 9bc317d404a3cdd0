// An engine behind an address: one POST a case, a few at a time; knows nothing of what is decided.
import { HostError } from '../host/host-error.ts';
import {
  failed,
  readAnswer,
  readEngineName,
  short,
  wrapped,
  type ConformEngine,
  type EngineAnswer,
  type EngineName,
  type Wrapping,
} from './engine-answer.ts';

export interface HttpEngineOptions extends Wrapping {
  /** Milliseconds for one case. */
  readonly timeout: number;
}

const atOnce = 8;

/** `address` takes the facts of a case by POST and answers with its decision, as the openapi.json of a bundle describes. */
export function httpEngine(address: string, options: HttpEngineOptions): ConformEngine {
  let name: EngineName | undefined;
  const askOne = async (facts: unknown): Promise<EngineAnswer> => {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: wrapped(facts, options),
      redirect: 'error',
      signal: AbortSignal.timeout(options.timeout),
    });
    const text = await response.text();
    name ??= namedBy(response);
    // 400 and 422: the facts are not for it. Anything else is no word about the case.
    if (response.status === 400 || response.status === 422) return { kind: 'refused', why: short(text) };
    return response.ok ? readAnswer(text, options) : failed(`it answered ${response.status}: ${short(text)}`);
  };
  const ask = async (facts: unknown): Promise<EngineAnswer> => {
    try {
      return await askOne(facts);
    } catch (error) {
      if (isTimeout(error)) return failed(`it did not answer within ${options.timeout / 1000} s`);
      return failed(`the connection broke off: ${whyOf(error)}`);
    }
  };
  return {
    address,
    name: () => name,
    decide: async (cases) => {
      await requireReachable(address, askOne, cases[0]);
      const answers: EngineAnswer[] = [];
      let next = 0;
      const work = async (): Promise<void> => {
        for (let at = next++; at < cases.length; at = next++) answers[at] = await ask(cases[at]);
      };
      await Promise.all(Array.from({ length: atOnce }, work));
      return answers;
    },
  };
}

/** An address where nobody is says nothing about a bundle. */
async function requireReachable(
  address: string,
  ask: (facts: unknown) => Promise<EngineAnswer>,
  first: unknown,
): Promise<void> {
  try {
    await ask(first);
  } catch (error) {
    if (isTimeout(error)) return;
    throw new HostError(
      `No engine answers at ${address}: ${whyOf(error)}.`,
      'Start it first, and name the address that takes the facts of a case by POST.',
      { cause: error },
    );
  }
}

/** `server: NAME/VERSION`, or the header `x-engine` with the JSON that a command would print. */
function namedBy({ headers }: Response): EngineName | undefined {
  const told = readEngineName(headers.get('x-engine') ?? '');
  if (told !== undefined) return told;
  const server = headers.get('server') ?? '';
  const [name = '', version = ''] = short(server).split(' ')[0]?.split('/') ?? [];
  return name === '' ? undefined : { name, version };
}

function isTimeout(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'TimeoutError';
}

function whyOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  if (cause instanceof Error && 'code' in cause) return String(cause.code);
  return short(error.message);
}
