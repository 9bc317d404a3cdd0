// The peer language with Langium's own services: parser, scopes, linker, index, validation and document builder; knows nothing of ours.
import {
  AstUtils,
  DefaultScopeComputation,
  DefaultScopeProvider,
  EMPTY_SCOPE,
  MapScope,
  TextDocument,
  URI,
  type AstNode,
  type AstNodeDescription,
  type LangiumCoreServices,
  type LangiumDocument,
  type LocalSymbols,
  type MultiMap,
  type ReferenceInfo,
  type Scope,
  type ValidationAcceptor,
  type ValidationChecks,
} from 'langium';
import { createServicesForGrammar } from 'langium/grammar';
import { langiumGrammar } from './grammar.ts';

export interface Peer {
  /** A document that was never seen: parsed, linked and validated. Returns the number of its diagnostics. */
  open(name: string, text: string): Promise<number>;
  /** Another text of it, by the document builder's update. */
  change(name: string, text: string): Promise<number>;
  close(name: string): Promise<void>;
}

/** The grammar is interpreted when the services start; so is a generated one, both end as the same Chevrotain parser. */
export async function createPeer(): Promise<Peer> {
  const texts = new Map<string, TextDocument>();
  const services = await createServicesForGrammar({
    grammar: langiumGrammar,
    languageMetaData: {
      caseInsensitive: false,
      fileExtensions: ['.peer'],
      languageId: 'peer',
      mode: 'production',
    },
    module: {
      references: {
        ScopeComputation: (own: LangiumCoreServices) => new WholeDocumentScope(own),
        ScopeProvider: (own: LangiumCoreServices) => new MappedScopes(own),
      },
    },
    sharedModule: {
      workspace: { TextDocuments: () => ({ get: (uri: string | URI) => texts.get(String(uri)) }) },
    } as never,
  });
  services.validation.ValidationRegistry.register(checks);
  const { LangiumDocuments, LangiumDocumentFactory, DocumentBuilder } = services.shared.workspace;
  DocumentBuilder.updateBuildOptions = { validation: true };
  const count = (document: LangiumDocument | undefined): number => {
    if (document?.diagnostics === undefined) throw new Error('The peer has not validated its document.');
    return document.diagnostics.length;
  };
  const uriOf = (name: string): URI => URI.parse(`file:///${name}.peer`);
  return {
    open: async (name, text) => {
      const uri = uriOf(name);
      texts.set(uri.toString(), TextDocument.create(uri.toString(), 'peer', 1, text));
      const document = LangiumDocumentFactory.fromString(text, uri);
      LangiumDocuments.addDocument(document);
      await DocumentBuilder.build([document], { validation: true });
      return count(document);
    },
    change: async (name, text) => {
      const uri = uriOf(name);
      texts.set(uri.toString(), TextDocument.create(uri.toString(), 'peer', 2, text));
      await DocumentBuilder.update([uri], []);
      return count(LangiumDocuments.getDocument(uri));
    },
    close: async (name) => {
      texts.delete(uriOf(name).toString());
      await DocumentBuilder.update([], [uriOf(name)]);
    },
  };
}

/** Ids, elements and references are seen from everywhere in the document. */
class WholeDocumentScope extends DefaultScopeComputation {
  protected override addLocalSymbol(
    node: AstNode,
    document: LangiumDocument,
    symbols: MultiMap<AstNode, AstNodeDescription>,
  ): void {
    const name = this.nameProvider.getName(node);
    if (name)
      symbols.add(document.parseResult.value, this.descriptions.createDescription(node, name, document));
  }
}

/** By name in a map: the default searches all symbols of the document for every reference, which is quadratic in a flat one. */
class MappedScopes extends DefaultScopeProvider {
  private readonly scopes = new WeakMap<LocalSymbols, Map<string, Scope>>();

  override getScope(context: ReferenceInfo): Scope {
    const { localSymbols, parseResult } = AstUtils.getDocument(context.container);
    if (localSymbols === undefined) return EMPTY_SCOPE;
    const byType = this.scopes.get(localSymbols) ?? new Map<string, Scope>();
    this.scopes.set(localSymbols, byType);
    const type = this.reflection.getReferenceType(context);
    const known = byType.get(type);
    if (known !== undefined) return known;
    const symbols = localSymbols.getStream(parseResult.value);
    const scope = new MapScope(symbols.filter((symbol) => this.reflection.isSubtype(symbol.type, type)));
    byType.set(type, scope);
    return scope;
  }
}

interface Named extends AstNode {
  readonly name?: string;
}
interface Quantity extends Named {
  readonly unit?: string;
  readonly least?: number;
  readonly most?: number;
}
interface Comparison extends AstNode {
  readonly element: { readonly ref?: Quantity };
  readonly number: number;
  readonly unit: string;
}
interface List extends AstNode {
  readonly items: readonly AstNode[];
}

/** Of the checks of ours the common ones: names used once, units and ranges as declared, no empty list. */
const checks = {
  Guideline: (guideline: AstNode, accept: ValidationAcceptor) => {
    const seen = new Set<string>();
    for (const node of AstUtils.streamAllContents(guideline) as Iterable<Named>) {
      if (node.name === undefined) continue;
      if (seen.has(node.name)) accept('error', `${node.name} is used twice`, { node });
      seen.add(node.name);
    }
  },
  Compare: (node: Comparison, accept: ValidationAcceptor) => {
    const { unit, least = 0, most = 0 } = node.element.ref ?? {};
    if (unit !== node.unit) accept('error', `The unit is ${unit ?? 'unknown'}`, { node });
    if (node.number < least || node.number > most) accept('error', 'The number is out of range', { node });
  },
  Group: (node: List, accept: ValidationAcceptor) => {
    if (node.items.length === 0) accept('error', 'The list has no items', { node });
  },
} as unknown as ValidationChecks<Record<string, AstNode>>;
