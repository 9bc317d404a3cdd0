// Names followed across a library: what a name at an offset means, and every place that means the same; edits nothing.
import type { Place } from '../model/guideline.ts';
import { comparableWords } from '../cases/case-names.ts';
import { spanContains } from '../source/span.ts';
import { criteriaSections, walkGroup } from '../syntax/walk.ts';
import type { Workspace } from '../workspace.ts';
import { documentNames, idsOf, type NameAt, type NameKind } from './document-names.ts';
import { findDocument, fragmentsOf, homeOf, includersOf } from './related-documents.ts';

/** One thing that has a name, wherever it is spoken of. */
export interface NamedThing {
  readonly kind: NameKind;
  /** In the document that defines it: without the prefix of a fragment. */
  readonly name: string;
  /** The element that a value belongs to, '' otherwise. */
  readonly of: string;
  /** Criteria and documents: where they are defined. The others: one of the documents that share the name. */
  readonly home: string;
}

export interface NamePlace extends NameAt {
  readonly uri: string;
}

/** The name that stands at an offset, the narrowest where several do. */
export function nameAt(workspace: Workspace, uri: string, offset: number): NameAt | undefined {
  const document = workspace.document(uri)?.value;
  if (document === undefined) return undefined;
  const found = documentNames(document).filter(({ span }) => spanContains(span, offset));
  return found.toSorted((a, b) => a.span.end - a.span.start - (b.span.end - b.span.start))[0];
}

/** undefined where the name leads nowhere. */
export function thingOf(workspace: Workspace, uri: string, name: NameAt): NamedThing | undefined {
  return followerFrom(workspace, uri)(name);
}

export function thingAt(workspace: Workspace, uri: string, offset: number): NamedThing | undefined {
  const name = nameAt(workspace, uri, offset);
  return name && thingOf(workspace, uri, name);
}

/** Definitions first, then by document and place. */
export function placesOf(workspace: Workspace, thing: NamedThing): readonly NamePlace[] {
  const found = scopeOf(workspace, thing).flatMap((uri) => {
    const follow = followerFrom(workspace, uri);
    return namesOf(workspace, uri).flatMap((name) =>
      name.kind === thing.kind && isSame(thing, follow(name)) ? [{ ...name, uri }] : [],
    );
  });
  return found.toSorted((a, b) => rank(a) - rank(b));
}

export function definitionsOf(workspace: Workspace, thing: NamedThing): readonly Place[] {
  return placesOf(workspace, thing)
    .filter(({ role }) => role === 'definition')
    .map(({ uri, span }) => ({ uri, span }));
}

function rank(place: NamePlace): number {
  return place.role === 'definition' ? 0 : 1;
}

function isSame(thing: NamedThing, other: NamedThing | undefined): boolean {
  if (other === undefined || other.name !== thing.name || other.of !== thing.of) return false;
  return sharedKinds.has(thing.kind) || other.home === thing.home;
}

/** A fragment and who includes it know these by one name. */
const sharedKinds: ReadonlySet<NameKind> = new Set<NameKind>(['element', 'value', 'citation', 'term']);

function namesOf(workspace: Workspace, uri: string): readonly NameAt[] {
  const document = workspace.document(uri)?.value;
  return document === undefined ? [] : documentNames(document);
}

/** Follows the names of one document; what it needs of the others is read once. */
export function followerFrom(workspace: Workspace, uri: string): (name: NameAt) => NamedThing | undefined {
  const home = homeOf(workspace, uri);
  let parts: readonly Part[] | undefined;
  return (name) => {
    if (name.kind === 'document') return documentThing(workspace, uri, name);
    if (home === undefined) return undefined;
    if (name.kind !== 'criterion') return { kind: name.kind, name: name.name, of: name.of, home };
    parts ??= [{ uri: home, prefix: '' }, ...fragmentsOf(workspace, home)].flatMap(({ uri: part, prefix }) =>
      readPart(workspace, part, prefix),
    );
    return criterionThing(parts, name);
  };
}

/** The criteria of a guideline or fragment, by id and by words. */
interface Part {
  readonly uri: string;
  readonly prefix: string;
  readonly ids: ReadonlyMap<string, string>;
  readonly byWords: ReadonlyMap<string, string>;
}

function readPart(workspace: Workspace, uri: string, prefix: string): readonly Part[] {
  const document = workspace.document(uri)?.value;
  if (document === undefined || document.kind === 'cases') return [];
  const ids = idsOf(document);
  const byWords = new Map<string, string>();
  for (const { group } of criteriaSections(document)) {
    if (group === undefined) continue;
    walkGroup(group, {
      clause: (clause, item) => {
        const id = ids.clause.get(clause) ?? ids.item.get(item);
        const words = comparableWords(clause.words?.value ?? '');
        if (id !== undefined && !byWords.has(words)) byWords.set(words, id);
      },
    });
  }
  return [{ uri, prefix, ids: ids.byName, byWords }];
}

function criterionThing(parts: readonly Part[], name: NameAt): NamedThing | undefined {
  const wanted = name.name.replace(/\.head$/, '');
  const words = comparableWords(name.name);
  for (const { uri, prefix, ids, byWords } of parts) {
    const local = wanted.startsWith(prefix) ? wanted.slice(prefix.length) : '';
    const found = name.form === 'words' ? byWords.get(words) : ids.has(local) ? local : undefined;
    if (found !== undefined) return { kind: 'criterion', name: found, of: '', home: uri };
  }
  return undefined;
}

function documentThing(workspace: Workspace, uri: string, name: NameAt): NamedThing | undefined {
  if (name.role === 'definition') return { kind: 'document', name: name.name, of: '', home: uri };
  const [id = '', version = ''] = name.name.split(' ');
  const home =
    findDocument(workspace, { kind: 'guideline', id, version }) ??
    findDocument(workspace, { kind: 'fragment', id, version });
  return home === undefined ? undefined : { kind: 'document', name: name.name, of: '', home };
}

/** The documents that may speak of a thing. */
function scopeOf(workspace: Workspace, thing: NamedThing): readonly string[] {
  if (thing.kind === 'document') return workspace.uris;
  const guidelines = sharedKinds.has(thing.kind)
    ? sharing(workspace, thing)
    : [thing.home, ...includersOf(workspace, thing.home)];
  const cases = guidelines.flatMap((uri) => workspace.casesOf(uri));
  return [...new Set([...guidelines, ...cases])];
}

/** From document to document over includes, as long as the name is known there. */
function sharing(workspace: Workspace, thing: NamedThing): readonly string[] {
  const found = new Set([thing.home]);
  for (const uri of found) {
    const near = [
      ...fragmentsOf(workspace, uri).map((fragment) => fragment.uri),
      ...includersOf(workspace, uri),
    ];
    for (const other of near) {
      const speaks = namesOf(workspace, other).some(
        (name) => name.kind === thing.kind && name.name === thing.name && name.of === thing.of,
      );
      if (speaks) found.add(other);
    }
  }
  return [...found];
}
