// One call of a window, from unchecked values to a plain answer: the only way in for every shell; knows no transport.
import type { HostApi } from './api.ts';
import { checkArguments, isHostMethod } from './arguments.ts';
import { HostError } from './host-error.ts';

/** Plain data, the same over HTTP and over IPC. `value` is absent where the method answers undefined. */
export type HostReply =
  | { readonly ok: true; readonly value?: unknown }
  /** `bad-call`: the window is wrong; `failed`: expected, with words for people; `broken`: the app is wrong. */
  | {
      readonly ok: false;
      readonly reason: 'bad-call' | 'failed' | 'broken';
      readonly message: string;
      readonly help: string;
    };

/** Never throws. `report` hears of programming errors, whose words are not for the window. */
export async function callHost(
  api: HostApi,
  method: string,
  values: unknown,
  report: (error: unknown) => void,
): Promise<HostReply> {
  if (!isHostMethod(method))
    return { ok: false, reason: 'bad-call', message: 'There is no such call.', help: '' };
  const checked = checkArguments(method, values);
  if (!checked.ok) return { ok: false, reason: 'bad-call', message: checked.why, help: '' };
  try {
    // The table of arguments has just proved what the type of this one call cannot say for all methods together.
    const call = api[method] as (...given: readonly unknown[]) => Promise<unknown>;
    const value = await call(...checked.values);
    return value === undefined ? { ok: true } : { ok: true, value };
  } catch (error) {
    if (error instanceof HostError)
      return { ok: false, reason: 'failed', message: error.message, help: error.help };
    report(error);
    return {
      ok: false,
      reason: 'broken',
      message: 'Guideline Studio made a mistake.',
      help: 'Try again; restart the app if it happens again.',
    };
  }
}
