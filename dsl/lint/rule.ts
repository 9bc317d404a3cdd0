// What a lint rule is: its words, its examples, its check; knows no rule by name and runs none.
import type { Fix, RelatedPlace, Severity } from '../source/diagnostic.ts';
import type { Span } from '../source/span.ts';
import type { LintContext } from './context.ts';

export const ruleCategories = ['logic', 'evidence', 'terms', 'codes', 'form', 'text'] as const;
export type RuleCategory = (typeof ruleCategories)[number];

/** `no-` forbids, `require-` demands. A code is never used again for something else. */
export type RuleCode = `lint/no-${string}` | `lint/require-${string}`;

export type Level = 'off' | Severity;

export interface RuleOption {
  readonly default: number;
  readonly meaning: string;
}

export type OptionValues = Readonly<Record<string, number>>;

/**
 * A text with ⟪…⟫ around the words that the rule points at; in a good example there are none. A text that does not begin with
 * `guideline` or `fragment` stands below the header of `exampleText`.
 */
export interface Example {
  readonly text: string;
  /** Other documents of the library, as whole texts. */
  readonly library?: readonly string[];
  /** Date of reference, YYYY-MM-DD. */
  readonly today?: string;
}

/** What is said of a rule, whatever it reads. `M` is the message with its slots: `The term "{term}" is defined twice`. */
export interface RuleWords<M extends string = string> {
  readonly code: RuleCode;
  readonly category: RuleCategory;
  /** Where no configuration says otherwise. */
  readonly level: Level;
  /** One line: what the rule asks for. */
  readonly title: string;
  readonly message: M;
  readonly why: string;
  readonly help: string;
  readonly options?: Readonly<Record<string, RuleOption>>;
  /** Judges dates against the date of reference; without one it finds nothing. */
  readonly needsToday?: true;
  readonly bad: readonly (string | Example)[];
  readonly good: readonly (string | Example)[];
}

type Slots<T extends string> = T extends `${string}{${infer Name}}${infer Rest}` ? Name | Slots<Rest> : never;

/** One fault at one place of the document that is judged. */
export interface Found {
  readonly span: Span;
  readonly args?: Readonly<Record<string, string | number>> | undefined;
  readonly related?: readonly RelatedPlace[];
  readonly fixes?: readonly Fix[];
}

/** A wrong or missing argument of the message does not compile. */
type FoundWith<M extends string> = Omit<Found, 'args'> &
  ([Slots<M>] extends [never]
    ? { readonly args?: undefined }
    : { readonly args: Readonly<Record<Slots<M>, string | number>> });

/** Judges a document by itself and what it includes. */
export interface FileRule extends RuleWords {
  readonly scope: 'file';
  check(context: LintContext, options: OptionValues): Iterable<Found>;
}

/** What a library rule keeps of one document. */
export interface Collected<C> {
  readonly uri: string;
  readonly facts: C;
}

/** Judges a document against its library in steps: collect from each document, join what was collected once, judge one document by it. */
export interface LibraryRule<C = unknown, J = unknown> extends RuleWords {
  readonly scope: 'library';
  collect(context: LintContext): C;
  join(files: readonly Collected<C>[]): J;
  judge(own: Collected<C>, joined: J, options: OptionValues): Iterable<Found>;
}

/** Judges the waivers of a document once everything else was found. */
export interface WaiverRule extends RuleWords {
  readonly scope: 'waivers';
  check(waivers: readonly WaiverUse[], known: ReadonlySet<string>): Iterable<Found>;
}

export interface WaiverUse {
  readonly code: string;
  readonly codeSpan: Span;
  readonly reason: string;
  readonly span: Span;
  /** Findings that it waives. */
  readonly used: number;
  /** Deletes its line. */
  readonly removal: Fix;
}

export type Rule = FileRule | LibraryRule | WaiverRule;

export function fileRule<const M extends string>(
  rule: RuleWords<M> & {
    readonly check: (context: LintContext, options: OptionValues) => Iterable<FoundWith<M>>;
  },
): Rule {
  return { ...rule, scope: 'file' };
}

export function libraryRule<const M extends string, C, J>(
  rule: RuleWords<M> & {
    readonly collect: (context: LintContext) => C;
    readonly join: (files: readonly Collected<C>[]) => J;
    readonly judge: (own: Collected<C>, joined: J, options: OptionValues) => Iterable<FoundWith<M>>;
  },
): Rule {
  const erased: LibraryRule<C, J> = { ...rule, scope: 'library' };
  // The runner gives each rule back only what that rule itself collected and joined.
  return erased;
}

export function waiverRule<const M extends string>(
  rule: RuleWords<M> & {
    readonly check: (waivers: readonly WaiverUse[], known: ReadonlySet<string>) => Iterable<FoundWith<M>>;
  },
): Rule {
  return { ...rule, scope: 'waivers' };
}

/** The message with its slots filled. */
export function messageOf(rule: RuleWords, found: Found): string {
  return rule.message.replace(/\{([a-z]+)\}/g, (slot, name: string) => String(found.args?.[name] ?? slot));
}

export function exampleOf(example: string | Example): Example {
  return typeof example === 'string' ? { text: example } : example;
}

/** The whole text of an example. */
export function exampleText(text: string): string {
  return /^(?:guideline|fragment|# )/.test(text) ? text : `${exampleHeader}${text}`;
}

const exampleHeader = `guideline "Example"
  id         example
  version    1.0
  initiated  2024-01-15
  reviewed   2025-01-15
  effective  2025-02-01

`;
