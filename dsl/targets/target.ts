// What every export target promises: from one checked guideline to files in memory; knows no disk and no archive.
import type { CriteriaGraph } from '../decision/criteria-graph.ts';
import type { Guideline } from '../model/guideline.ts';
import type { Outcome } from '../source/diagnostic.ts';
import type { SourceText } from '../source/source-text.ts';
import type { Case } from '../cases/case.ts';

export interface EmittedFile {
  /** Relative, `/` between folders, only `[a-z0-9._/-]`. */
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly mediaType: string;
}

/** A text that the guideline was compiled from, under the name that it has in the export. */
export interface TargetSource {
  readonly path: string;
  /** Exact bytes on disk; `text.uri` is the name that places in the model carry. */
  readonly bytes: Uint8Array;
  readonly text: SourceText;
}

export interface TargetInput {
  readonly guideline: Guideline;
  readonly graph: CriteriaGraph;
  readonly cases: readonly Case[];
  readonly sources: readonly TargetSource[];
  /** The publisher's own address, which canonical urls begin with; without a final slash. Left out: one that is nobody's. */
  readonly canonicalBase?: string | undefined;
}

/** What a target needs and the language does not hold, handed in by whoever exports. A target that misses one says so in a diagnostic. */
export interface TargetTools {
  readonly cql?: CqlTranslator;
}

/** Makes ELM, which engines run, of CQL, which people read. The same text gives the same bytes. */
export interface CqlTranslator {
  /** Name and version: `@cqframework/cql 5.3.0`. */
  readonly version: string;
  /** `problems` are errors in words, each with its line; then there is no ELM. */
  readonly translate: (
    cql: string,
  ) => { readonly elm: string } | { readonly problems: readonly [string, ...string[]] };
}

/** Same input and tools, same bytes. What a target cannot carry is a diagnostic, never silence. */
export interface Target {
  readonly id: string;
  /** For people, such as "Rule bundle". */
  readonly title: string;
  /** One line for people who choose among targets: for which engines, and what they get. Its files stand in the folder of its id. */
  readonly purpose: string;
  emit(input: TargetInput, tools?: TargetTools): Outcome<readonly EmittedFile[]>;
}
