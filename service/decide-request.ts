// What a request for decisions says, checked; and the answer to each of its cases. Knows neither HTTP nor files.
import type { CriteriaGraph, Decision, Facts } from '../dsl/index.ts';
import { decide, parseDay } from '../dsl/index.ts';
import { explainInWords, type ExplainedDecision } from './explain-in-words.ts';
import type { LiveBundle, LiveGuidelines } from './live-guidelines.ts';
import { problem, type Problem } from './problem.ts';

export const mostCases = 1000;

export interface AskedCase {
  readonly guideline: string | undefined;
  readonly service: { readonly system?: string; readonly code: string } | undefined;
  readonly version: string | undefined;
  readonly dateOfService: string | undefined;
  readonly facts: Facts;
  readonly explain: boolean;
}

export type DecideRequest =
  | { readonly kind: 'single'; readonly asked: AskedCase | Problem }
  | { readonly kind: 'batch'; readonly asked: readonly (AskedCase | Problem)[] }
  | { readonly kind: 'refused'; readonly problem: Problem };

export interface Answer {
  readonly guideline: { readonly id: string; readonly version: string; readonly title: string };
  readonly bundle: {
    readonly bundleHash: string;
    readonly contentHash: string;
    readonly meaningHash: string;
  };
  readonly dateOfService: string | null;
  readonly decision: Decision;
  readonly explanation?: ExplainedDecision;
}

/** An answer with what the log needs of it. */
export interface Decided {
  readonly answer: Answer;
  readonly bundle: LiveBundle;
  /** As they were decided: the date of service is among them where the guideline reads it. */
  readonly facts: Facts;
}

/** One of a batch that cannot be read refuses itself, not the others. */
export function readRequest(body: unknown): DecideRequest {
  if (!isObject(body)) return refused('Send one JSON object: a case, or {"cases": [...]}.');
  if (!Object.hasOwn(body, 'cases')) return { kind: 'single', asked: readCase(body) };
  const { cases, ...rest } = body;
  const [surplus] = Object.keys(rest);
  if (surplus !== undefined)
    return refused(`"${brief(surplus)}" cannot stand beside "cases": it belongs into each case.`);
  if (!Array.isArray(cases) || cases.length === 0) return refused('"cases" is a list of at least one case.');
  if (cases.length > mostCases)
    return refused(`"cases" holds ${cases.length} cases; at most ${mostCases} go into one request.`);
  return { kind: 'batch', asked: (cases as readonly unknown[]).map(readCase) };
}

export function answerCase(live: LiveGuidelines, asked: AskedCase): Decided | Problem {
  const dateOfService = asked.dateOfService ?? dateAmong(asked.facts);
  const choice = live.choose({ ...asked, dateOfService });
  if (choice.kind === 'none') return choice.problem;
  const { bundle } = choice;
  const facts = withDate(bundle.graph, asked.facts, asked.dateOfService);
  if ('code' in facts) return facts;
  return decideBy(bundle, facts.facts, dateOfService, asked.explain);
}

/** The facts as they are, and nothing added to them. */
export function decideBy(bundle: LiveBundle, facts: Facts, dateOfService?: string, explain = false): Decided {
  const { guidelineId: id, version, title, bundleHash, contentHash, meaningHash, graph } = bundle;
  const decision = decide(graph, facts);
  const answer: Answer = {
    guideline: { id, version, title },
    bundle: { bundleHash, contentHash, meaningHash },
    dateOfService: dateOfService ?? null,
    decision,
    ...(explain ? { explanation: explainInWords(bundle, decision, facts) } : {}),
  };
  return { answer, bundle, facts };
}

/** The built-in element of the language for the date of service. */
const dateKey = 'request';

/** Only to choose the version where nothing else says it. */
function dateAmong(facts: Facts): string | undefined {
  const given = Object.hasOwn(facts, dateKey) ? facts[dateKey] : undefined;
  return typeof given === 'string' && parseDay(given) !== undefined ? given : undefined;
}

/** The date of service is a fact of the case where the guideline reads it. Two that differ are one too many. */
function withDate(
  graph: CriteriaGraph,
  facts: Facts,
  day: string | undefined,
): { readonly facts: Facts } | Problem {
  if (day === undefined || !graph.elements.some(({ key, kind }) => key === dateKey && kind === 'date'))
    return { facts };
  const given = Object.hasOwn(facts, dateKey) ? facts[dateKey] : undefined;
  if (given === undefined || given === null) return { facts: { ...facts, [dateKey]: day } };
  return given === day
    ? { facts }
    : problem('dates-disagree', `"dateOfService" is ${day}, and the fact "${dateKey}" says otherwise.`);
}

function readCase(given: unknown): AskedCase | Problem {
  if (!isObject(given)) return wrong('A case is one JSON object.');
  const surplus = Object.keys(given).find((key) => !caseKeys.has(key));
  if (surplus !== undefined)
    return wrong(`"${brief(surplus)}" is not part of a case. It has: ${[...caseKeys].join(', ')}.`);
  const { guideline, service, version, dateOfService, facts, explain = false } = given;
  for (const [name, text] of Object.entries({ guideline, version, dateOfService }))
    if (text !== undefined && typeof text !== 'string') return wrong(`"${name}" is a text.`);
  if (typeof dateOfService === 'string' && parseDay(dateOfService) === undefined)
    return wrong(`"dateOfService" is no day of the calendar as YYYY-MM-DD.`);
  if (!isObject(facts))
    return wrong('"facts" is one JSON object from keys to values; {} where nothing is known.');
  if (isDeep(facts)) return wrong('A fact is nested too deeply to be one.');
  if (typeof explain !== 'boolean') return wrong('"explain" is true or false.');
  const code = readService(service);
  if (code !== undefined && 'status' in code) return code;
  return {
    guideline: textOf(guideline),
    service: code,
    version: textOf(version),
    dateOfService: textOf(dateOfService),
    facts,
    explain,
  };
}

/** No fact has more levels; whoever prints or hashes one calls itself once a level. */
const deepest = 8;

export function isDeep(value: unknown, levels = deepest): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((one) => isDeep(one, levels - 1));
}

const caseKeys = new Set(['guideline', 'service', 'version', 'dateOfService', 'facts', 'explain']);

function readService(given: unknown): AskedCase['service'] | Problem {
  if (given === undefined) return undefined;
  if (typeof given === 'string') return { code: given };
  if (isObject(given) && Object.keys(given).every((key) => key === 'system' || key === 'code')) {
    const { system, code } = given;
    if (typeof code === 'string' && (system === undefined || typeof system === 'string'))
      return system === undefined ? { code } : { system, code };
  }
  return wrong('"service" is a code, or {"system": ..., "code": ...}.');
}

function textOf(given: unknown): string | undefined {
  return typeof given === 'string' ? given : undefined;
}

function refused(detail: string): DecideRequest {
  return { kind: 'refused', problem: wrong(detail) };
}

function wrong(detail: string): Problem {
  return problem('wrong-shape', detail);
}

function brief(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

export function isObject(given: unknown): given is Readonly<Record<string, unknown>> {
  return typeof given === 'object' && given !== null && !Array.isArray(given);
}
