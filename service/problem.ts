// What the service answers where it decides nothing: one code a cause, in words, never an answer about the case (RFC 9457).

const causes = {
  'not-json': [400, 'The body is not JSON'],
  'wrong-shape': [400, 'The body has another form'],
  'guideline-missing': [400, 'No guideline is named'],
  'date-missing': [400, 'The date of service is missing'],
  'dates-disagree': [400, 'Two dates of service are given'],
  'not-allowed': [403, 'This may not be asked from there'],
  'nothing-there': [404, 'There is nothing of that name'],
  'unknown-guideline': [404, 'The guideline is not live here'],
  'unknown-version': [404, 'The version is not live here'],
  'unknown-service': [404, 'No guideline decides the service'],
  'wrong-method': [405, 'This is not what can be done here'],
  'several-guidelines': [409, 'Several guidelines decide the service'],
  'too-large': [413, 'The body is too large'],
  'wrong-type': [415, 'The body is not declared as JSON'],
  'no-version-in-force': [422, 'No version is in force on that day'],
  'our-fault': [500, 'The service made a mistake'],
  'not-recorded': [503, 'The decision could not be recorded'],
} as const;

export type ProblemCode = keyof typeof causes;

/** The body of such an answer. It carries no determination. */
export interface Problem {
  readonly type: 'about:blank';
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: ProblemCode;
}

export const problemCodes: readonly ProblemCode[] = Object.keys(causes) as ProblemCode[];

export function problem(code: ProblemCode, detail: string): Problem {
  const [status, title] = causes[code];
  return { type: 'about:blank', title, status, detail, code };
}
