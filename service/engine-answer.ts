// What an engine of others says of one case, read strictly enough to compare; knows neither HTTP nor processes.
import { isObject } from './decide-request.ts';

/** The part of a decision that every engine must give. */
export interface GivenDecision {
  readonly determination: string;
  readonly unmet: readonly string[];
  readonly missing: readonly string[];
  /** Only where the engine carries them. */
  readonly reasons?: readonly string[];
}

export type EngineAnswer =
  | { readonly kind: 'decided'; readonly decision: GivenDecision }
  /** It says that these facts are not for it, which only facts of a wrong form may be. */
  | { readonly kind: 'refused'; readonly why: string }
  /** An answer that is no decision, or none at all. */
  | { readonly kind: 'failed'; readonly why: string };

export interface EngineName {
  readonly name: string;
  readonly version: string;
}

/** How a case is sent and where in the answer the decision stands. */
export interface Wrapping {
  /** The facts are sent as the member of this name: `input` for OPA, `context` for GoRules. */
  readonly sendAs?: string | undefined;
  /** The decision is the member of this name: `result` for both. */
  readonly answerIn?: string | undefined;
}

/** Asks the engine for every case, and tells the answers in their order. */
export interface ConformEngine {
  /** For people. */
  readonly address: string;
  /** undefined where it does not say. */
  readonly name: () => EngineName | undefined;
  readonly decide: (cases: readonly unknown[]) => Promise<readonly EngineAnswer[]>;
}

export function wrapped(facts: unknown, { sendAs }: Wrapping): string {
  return JSON.stringify(sendAs === undefined ? facts : { [sendAs]: facts });
}

export function readAnswer(text: string, { answerIn }: Wrapping): EngineAnswer {
  const whole = parse(text);
  if (isObject(whole) && typeof whole['refused'] === 'string')
    return { kind: 'refused', why: short(whole['refused']) };
  const value = answerIn === undefined || !isObject(whole) ? whole : whole[answerIn];
  if (!isObject(value))
    return failed(text.trim() === '' ? 'it answered nothing' : `it answered ${short(text)}`);
  const { determination, unmet, missing, reasons } = value;
  if (typeof determination !== 'string') return failed(`its answer has no determination: ${short(text)}`);
  if (!isTexts(unmet)) return failed('its answer has no list "unmet"');
  if (!isTexts(missing)) return failed('its answer has no list "missing"');
  if (reasons === undefined || reasons === null)
    return { kind: 'decided', decision: { determination, unmet, missing } };
  if (!isTexts(reasons)) return failed('"reasons" in its answer is no list of texts');
  return { kind: 'decided', decision: { determination, unmet, missing, reasons } };
}

/** `{"engine": {"name": ..., "version": ...}}`: how an engine says who it is. */
export function readEngineName(text: string): EngineName | undefined {
  const value = parse(text);
  const engine = isObject(value) ? value['engine'] : undefined;
  if (!isObject(engine) || typeof engine['name'] !== 'string') return undefined;
  const { name, version } = engine;
  return { name: short(name), version: typeof version === 'string' ? short(version) : '' };
}

export function failed(why: string): EngineAnswer {
  return { kind: 'failed', why };
}

export function short(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 200 ? `${line.slice(0, 200)}…` : line;
}

function isTexts(given: unknown): given is readonly string[] {
  return Array.isArray(given) && given.every((one) => typeof one === 'string');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
