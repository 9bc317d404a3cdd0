// Registers with the editor component everything that it may ask of a text: one provider a file, this is the list.
import type { AppStore } from '../app/store.ts';
import { caseLensProvider } from './case-lens-provider.ts';
import { changeLensProvider, registerCompareCommand } from './change-lens-provider.ts';
import { codeActionKinds, codeActionProvider, registerWaiveCommand } from './code-action-provider.ts';
import { completionProvider } from './completion-provider.ts';
import { definitionProvider } from './definition-provider.ts';
import { foldingProvider } from './folding-provider.ts';
import { formattingProvider } from './formatting-provider.ts';
import { highlightProvider } from './highlight-provider.ts';
import { hoverProvider } from './hover-provider.ts';
import { inlayHintProvider } from './inlay-hint-provider.ts';
import { languageId } from './language.ts';
import { linkProvider } from './link-provider.ts';
import { monaco } from './monaco.ts';
import { registerNavigation } from './navigation.ts';
import { createPlaceModels } from './place-models.ts';
import { referenceProvider } from './reference-provider.ts';
import { renameProvider } from './rename-provider.ts';
import { semanticTokenProvider } from './semantic-token-provider.ts';
import { symbolProvider } from './symbol-provider.ts';

/** Registers all of them; returns the way to take them back. */
export function registerProviders(store: AppStore, tokenTypes: readonly string[]): monaco.IDisposable {
  const { languages } = monaco;
  const models = createPlaceModels(store);
  const registered = [
    languages.registerDocumentSemanticTokensProvider(languageId, semanticTokenProvider(store, tokenTypes)),
    languages.registerDocumentSymbolProvider(languageId, symbolProvider(store)),
    languages.registerCodeActionProvider(languageId, codeActionProvider(store), {
      providedCodeActionKinds: codeActionKinds,
    }),
    languages.registerDocumentFormattingEditProvider(languageId, formattingProvider(store)),
    languages.registerHoverProvider(languageId, hoverProvider(store)),
    languages.registerCompletionItemProvider(languageId, completionProvider(store)),
    languages.registerDefinitionProvider(languageId, definitionProvider(store, models)),
    languages.registerReferenceProvider(languageId, referenceProvider(store, models)),
    languages.registerRenameProvider(languageId, renameProvider(store)),
    languages.registerInlayHintsProvider(languageId, inlayHintProvider(store)),
    languages.registerFoldingRangeProvider(languageId, foldingProvider(store)),
    languages.registerLinkProvider(languageId, linkProvider(store)),
    languages.registerCodeLensProvider(languageId, caseLensProvider(store)),
    languages.registerCodeLensProvider(languageId, changeLensProvider(store)),
    languages.registerDocumentHighlightProvider(languageId, highlightProvider(store)),
    registerCompareCommand(store),
    registerWaiveCommand(store),
    ...registerNavigation(store),
    models,
  ];
  return { dispose: () => registered.forEach((provider) => provider.dispose()) };
}
