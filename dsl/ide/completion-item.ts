// One proposal for what to type, as plain data for any editor; knows no place in a text.
import type { Span } from '../source/span.ts';

export type CompletionKind =
  | 'keyword'
  | 'section'
  | 'field'
  | 'element'
  | 'value'
  | 'unit'
  | 'operator'
  | 'criterion'
  | 'citation'
  | 'code'
  | 'snippet'
  | 'document';

export interface Proposal {
  readonly kind: CompletionKind;
  readonly label: string;
  /** Beside the label, a few words. */
  readonly detail: string;
  /** Below it, a sentence. */
  readonly help: string;
  /** With `${1:words}` places where `snippet` is set. */
  readonly insert: string;
  readonly snippet: boolean;
  /** What comes next is known as well: ask again at once. */
  readonly more: boolean;
}

export interface Completion extends Proposal {
  /** Typed so far, to be replaced. Ends at the cursor. */
  readonly replace: Span;
}

export function propose(
  kind: CompletionKind,
  label: string,
  detail = '',
  options: Partial<Omit<Proposal, 'kind' | 'label' | 'detail'>> = {},
): Proposal {
  return { kind, label, detail, help: '', insert: label, snippet: false, more: false, ...options };
}

/** A word after which another is to be chosen. */
export function proposeWord(kind: CompletionKind, label: string, detail = '', help = ''): Proposal {
  return propose(kind, label, detail, { insert: `${label} `, more: true, help });
}

export function proposeSnippet(label: string, detail: string, insert: string): Proposal {
  return propose('snippet', label, detail, { insert, snippet: true });
}
