// The requests that the language server answers, as an editor may ask them; says nothing of how they are answered.
import type {
  WireAction,
  WireCompletion,
  WireDiagnostic,
  WireEdit,
  WireHint,
  WireLocation,
  WirePosition,
  WireRange,
  WireSymbol,
  WireWorkspaceEdit,
} from './wire.ts';

/** `uri`: of a `file:` in the library; of any other there is nothing to say. */
export interface LanguageServer {
  /** The text as the editor has it; it hides the file. */
  setText(uri: string, text: string): void;
  remove(uri: string): void;
  diagnostics(uri: string): readonly WireDiagnostic[];
  /** `trigger`: the character typed, or ''. */
  completion(uri: string, at: WirePosition, trigger: string): readonly WireCompletion[];
  hover(uri: string, at: WirePosition): { readonly contents: string; readonly range: WireRange } | undefined;
  definition(uri: string, at: WirePosition): readonly WireLocation[];
  references(uri: string, at: WirePosition, includeDeclaration: boolean): readonly WireLocation[];
  prepareRename(
    uri: string,
    at: WirePosition,
  ): { readonly range: WireRange; readonly placeholder: string } | undefined;
  /** A refusal comes in words for the author. */
  rename(uri: string, at: WirePosition, newName: string): WireWorkspaceEdit | { readonly refused: string };
  codeActions(uri: string, range: WireRange): readonly WireAction[];
  documentSymbols(uri: string): readonly WireSymbol[];
  foldingRanges(uri: string): readonly { readonly startLine: number; readonly endLine: number }[];
  inlayHints(uri: string, range: WireRange): readonly WireHint[];
  documentLinks(uri: string): readonly { readonly range: WireRange; readonly target: string }[];
  /** Empty where a fault would lose words. */
  format(uri: string): readonly WireEdit[];
}
