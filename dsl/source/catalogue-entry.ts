// The shape of one catalogue entry; knows no code.
import type { Severity } from './diagnostic.ts';

export interface CatalogueEntry {
  readonly severity: Severity;
  /** What is wrong. `{name}` is filled from the arguments. */
  readonly message: string;
  /** Why it matters. */
  readonly why: string;
  /** What to do. */
  readonly help: string;
  /** A small text that raises exactly this code; ⟪…⟫ stands around the words that it points at. */
  readonly example: string;
  /** The cases file or the other guideline that the example needs beside it. */
  readonly exampleKind?: 'guideline' | 'cases';
}
