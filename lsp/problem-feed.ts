// Tells the editor what is wrong with texts, unasked: the language first, a careful editor's findings when the writing pauses, closed files last.
import type {
  Diagnostic as ProtocolDiagnostic,
  Location,
  PublishDiagnosticsParams,
  TextDocuments,
} from 'vscode-languageserver/node';
import { DiagnosticSeverity } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Diagnostic, Place } from '../dsl/index.ts';
import { lintConfigName } from '../host/lint-config.ts';
import type { Libraries } from './libraries.ts';
import type { Library } from './library.ts';
import type { PageOf } from './pages.ts';
import { toRange } from './positions.ts';
import { toProblem } from './problems.ts';
import { nextTurn } from './questions.ts';

export interface ProblemFeed {
  /** Some text changed, was opened or closed; its address where it is one that was just written in. */
  changed(address?: string): void;
  stop(): void;
}

export interface FeedOptions {
  readonly documents: TextDocuments<TextDocument>;
  readonly libraries: Libraries;
  readonly pageOf: PageOf;
  readonly send: (problems: PublishDiagnosticsParams) => void;
  /** Milliseconds without a change before findings are looked for. */
  readonly pause: number;
  /** All texts have been looked at. */
  readonly settled: () => void;
  /** A fault of the program: told, and the next change is looked at as ever. */
  readonly failed: (error: unknown) => void;
}

export function createProblemFeed(options: FeedOptions): ProblemFeed {
  return new Feed(options);
}

class Feed implements ProblemFeed {
  private readonly options: FeedOptions;
  /** A round that another has overtaken ends at its next step. */
  private round = 0;
  private stopped = false;
  private timer: NodeJS.Timeout | undefined;
  private latest = '';
  /** What was sent last, by address, without the version. */
  private readonly sent = new Map<string, string>();
  /** What the language said last of an open text, places left out. */
  private readonly said = new Map<string, string>();

  constructor(options: FeedOptions) {
    this.options = options;
  }

  changed(address = ''): void {
    if (this.stopped) return;
    if (address !== '') this.latest = address;
    this.round += 1;
    clearTimeout(this.timer);
    const { round } = this;
    setImmediate(() => void this.begin(round).catch(this.options.failed));
  }

  stop(): void {
    this.stopped = true;
    this.round += 1;
    clearTimeout(this.timer);
  }

  private async begin(round: number): Promise<void> {
    const { documents, pause } = this.options;
    const open = documents.all().toSorted((a, b) => this.rank(a.uri) - this.rank(b.uri));
    for (const document of open) {
      if (!(await this.isCurrent(round))) return;
      await this.tellLanguage(document, round);
    }
    if (this.round !== round) return;
    this.timer = setTimeout(() => void this.finish(round).catch(this.options.failed), pause);
  }

  /** What is written in comes first. */
  private rank(uri: string): number {
    return uri === this.latest ? 0 : 1;
  }

  private async finish(round: number): Promise<void> {
    const { documents, libraries, settled } = this.options;
    for (const document of documents.all()) {
      if (!(await this.isCurrent(round))) return;
      await this.tellAll(document, round);
    }
    const all = await libraries.all();
    for (const library of all) {
      if (!(await this.isCurrent(round))) return;
      this.tellSettings(library);
      for (const name of library.workspace.uris) {
        if (!(await this.isCurrent(round))) return;
        if (libraries.openDocument(library, name) !== undefined) continue;
        this.send(library, name, library.problems(name), undefined);
      }
    }
    this.clearGone(all);
    settled();
  }

  private async isCurrent(round: number): Promise<boolean> {
    await nextTurn();
    return this.round === round;
  }

  /** Findings that stand stay until new ones are there, unless the language has something else to say: nothing flickers. */
  private async tellLanguage({ uri }: TextDocument, round: number): Promise<void> {
    const { libraries } = this.options;
    const { library, name } = await libraries.placeOf(uri);
    const document = libraries.openDocument(library, name);
    if (document === undefined || this.round !== round) return;
    const problems = library.problems(name);
    const words = JSON.stringify(problems.map(({ code, message }) => [code, message]));
    if (this.said.get(uri) === words && problems.length === 0) return;
    this.said.set(uri, words);
    this.send(library, name, problems, document);
  }

  private async tellAll({ uri }: TextDocument, round: number): Promise<void> {
    const { libraries } = this.options;
    const { library, name } = await libraries.placeOf(uri);
    const document = libraries.openDocument(library, name);
    if (document === undefined || this.round !== round) return;
    this.send(library, name, [...library.problems(name), ...library.findings(name)], document);
  }

  private send(
    library: Library,
    name: string,
    problems: readonly Diagnostic[],
    document: TextDocument | undefined,
  ): void {
    const { libraries, pageOf } = this.options;
    const source = library.source(name);
    if (source === undefined) return;
    const locations = (place: Place): readonly Location[] => {
      const other = library.source(place.uri);
      return other === undefined
        ? []
        : [{ uri: libraries.addressOf(library, place.uri), range: toRange(other, place.span) }];
    };
    const diagnostics = problems.map((problem) => toProblem(problem, source, pageOf, locations));
    this.publish(libraries.addressOf(library, name), diagnostics, document?.version);
  }

  private tellSettings(library: Library): void {
    if (library.root === '') return;
    const uri = this.options.libraries.addressOf(library, lintConfigName);
    const diagnostics = library.settingsFaults.map(({ line, message, help }) => {
      const start = { line: line - 1, character: 0 };
      return {
        range: { start, end: { line, character: 0 } },
        severity: DiagnosticSeverity.Warning,
        source: 'guideline',
        message: `${message}\n${help}`,
      };
    });
    this.publish(uri, diagnostics, undefined);
  }

  /** Not again what was sent last; of a text that nothing is wrong with, only when something was. */
  private publish(uri: string, diagnostics: ProtocolDiagnostic[], version: number | undefined): void {
    const words = JSON.stringify(diagnostics);
    const last = this.sent.get(uri);
    if (version === undefined && (last ?? '[]') === words) return;
    this.sent.set(uri, words);
    this.options.send({ uri, diagnostics, ...(version === undefined ? {} : { version }) });
  }

  /** Of texts that are neither open nor in a library any more, nothing stays. */
  private clearGone(all: readonly Library[]): void {
    const { libraries } = this.options;
    const there = new Set(
      all.flatMap((library) =>
        [...library.workspace.uris, lintConfigName].map((name) => libraries.addressOf(library, name)),
      ),
    );
    for (const uri of this.sent.keys()) {
      if (there.has(uri)) continue;
      this.publish(uri, [], undefined);
      this.sent.delete(uri);
      this.said.delete(uri);
    }
  }
}
