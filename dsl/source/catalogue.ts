// How a diagnostic is made: one typed entry per code, filled with the author's words; the entries themselves stand in catalogue-entries.
import type { CatalogueEntry } from './catalogue-entry.ts';
import type { Diagnostic, Fix, RelatedPlace } from './diagnostic.ts';
import type { Span } from './span.ts';
import { catalogue } from './catalogue-entries.ts';

export type DiagnosticCode = keyof typeof catalogue;

type Slots<T extends string> = T extends `${string}{${infer Name}}${infer Rest}` ? Name | Slots<Rest> : never;
export type MessageArguments<C extends DiagnosticCode> = Readonly<
  Record<Slots<(typeof catalogue)[C]['message']>, string | number>
>;

export interface DiagnosticPlace {
  readonly uri: string;
  readonly span: Span;
  readonly section?: string | undefined;
  readonly related?: readonly RelatedPlace[] | undefined;
  readonly fixes?: readonly Fix[] | undefined;
  /** Replaces the entry's help where the case at hand knows better. */
  readonly help?: string | undefined;
}

/** A wrong code or a missing argument does not compile. */
export function diagnose<C extends DiagnosticCode>(
  code: C,
  place: DiagnosticPlace,
  args: MessageArguments<C>,
): Diagnostic {
  const entry: CatalogueEntry = catalogue[code];
  const values = args as Readonly<Record<string, string | number>>;
  const message = entry.message.replace(/\{([a-z]+)\}/g, (slot, name: string) =>
    String(values[name] ?? slot),
  );
  return {
    code,
    severity: entry.severity,
    uri: place.uri,
    span: place.span,
    message,
    note: entry.why,
    help: place.help ?? entry.help,
    ...(place.related === undefined ? {} : { related: place.related }),
    ...(place.fixes === undefined ? {} : { fixes: place.fixes }),
    ...(place.section === undefined ? {} : { section: place.section }),
  };
}

export function catalogueEntries(): readonly (readonly [DiagnosticCode, CatalogueEntry])[] {
  return Object.entries(catalogue) as [DiagnosticCode, CatalogueEntry][];
}
