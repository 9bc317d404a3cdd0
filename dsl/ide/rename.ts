// Gives a criterion, a data element, a value or a citation another name, everywhere it is spoken of; refuses what would not be read or would clash.
import type { TextEdit } from '../source/diagnostic.ts';
import type { Span } from '../source/span.ts';
import { builtInNames } from '../model/elements.ts';
import type { DataDeclaration, GuidelineDocument, Item } from '../syntax/ast.ts';
import { criteriaSections, walkGroup } from '../syntax/walk.ts';
import type { Workspace } from '../workspace.ts';
import { idPlace, idsOf } from './document-names.ts';
import type { NamedThing, NamePlace } from './name-index.ts';
import { nameAt, placesOf, thingOf } from './name-index.ts';

export type Rename =
  | { readonly kind: 'edits'; readonly edits: readonly TextEdit[] }
  /** In words for the author. */
  | { readonly kind: 'refused'; readonly why: string };

export interface RenamePlace {
  /** The words that the new name replaces. */
  readonly span: Span;
  readonly name: string;
}

/** undefined where nothing can be renamed. */
export function renamePlaceAt(workspace: Workspace, uri: string, offset: number): RenamePlace | undefined {
  const found = renamed(workspace, uri, offset);
  if (found === undefined) return undefined;
  const { name, kind } = found.thing;
  const written = workspace.text(uri)?.slice(found.span.start, found.span.end) ?? '';
  const at = kind === 'criterion' ? written.lastIndexOf(name) : -1;
  if (at < 0) return { span: found.span, name };
  const start = found.span.start + at;
  return { span: { start, end: start + name.length }, name };
}

export function renameAt(workspace: Workspace, uri: string, offset: number, newName: string): Rename {
  const found = renamed(workspace, uri, offset);
  if (found === undefined) return refused('Only ids, data elements, values and citations can be renamed.');
  const { thing } = found;
  const name = newName.trim().replace(/^\{(.*)\}$|^\[(.*)\]$/, '$1$2');
  if (name === thing.name) return { kind: 'edits', edits: [] };
  const places = placesOf(workspace, thing);
  const why = formFault(thing, name) ?? clash(workspace, thing, places, name);
  if (why !== undefined) return refused(why);
  return { kind: 'edits', edits: places.flatMap((place) => editOf(workspace, place, thing, name)) };
}

function refused(why: string): Rename {
  return { kind: 'refused', why };
}

function renamed(
  workspace: Workspace,
  uri: string,
  offset: number,
): { readonly thing: NamedThing; readonly span: Span } | undefined {
  const name = nameAt(workspace, uri, offset);
  if (name === undefined || name.form === 'words' || !renameable.has(name.kind)) return undefined;
  const thing = thingOf(workspace, uri, name);
  if (thing === undefined || isBuiltIn(thing)) return undefined;
  const defined = placesOf(workspace, thing).some(({ role }) => role === 'definition');
  return defined ? { thing, span: name.span } : undefined;
}

const renameable: ReadonlySet<NamedThing['kind']> = new Set(['criterion', 'element', 'value', 'citation']);

function isBuiltIn(thing: NamedThing): boolean {
  const element = thing.kind === 'value' ? thing.of : thing.kind === 'element' ? thing.name : '';
  return (builtInNames as readonly string[]).includes(element);
}

const idForm = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const keyForm = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const valueForm = /^[^\s",;(){}[\]<>=!]+$/;

function formFault(thing: NamedThing, name: string): string | undefined {
  switch (thing.kind) {
    case 'criterion':
    case 'element':
      return idForm.test(name)
        ? undefined
        : 'Use small letters, digits and single hyphens, and begin with a letter: brain-tumor.';
    case 'citation':
      return keyForm.test(name) ? undefined : 'Use small letters, digits and single hyphens: lee-2022.';
    default:
      return valueForm.test(name) && name !== 'not' ? undefined : 'A value is one word: not-done.';
  }
}

function clash(
  workspace: Workspace,
  thing: NamedThing,
  places: readonly NamePlace[],
  name: string,
): string | undefined {
  for (const uri of new Set(places.map((place) => place.uri))) {
    const document = workspace.document(uri)?.value;
    if (document === undefined || document.kind === 'cases') continue;
    const taken = takenNames(document, thing);
    if (taken.has(name) || (thing.kind === 'element' && (builtInNames as readonly string[]).includes(name)))
      return `The name ${name} is already in use in ${uri}.`;
  }
  return thing.kind === 'criterion' ? derivedClash(workspace, thing) : undefined;
}

function takenNames(document: GuidelineDocument, thing: NamedThing): ReadonlySet<string> {
  switch (thing.kind) {
    case 'criterion':
    case 'element':
      return new Set([
        ...idsOf(document).byName.keys(),
        ...declarations(document).map((declared) => declared.name.value),
      ]);
    case 'citation':
      return new Set(
        document.sections.flatMap((section) =>
          section.kind === 'references' ? section.entries.map((entry) => entry.key.value) : [],
        ),
      );
    default:
      return new Set(
        declarations(document).flatMap(({ name, type }) =>
          name.value === thing.of && type !== undefined && 'values' in type
            ? type.values.map((value) => value.value)
            : [],
        ),
      );
  }
}

function declarations(document: GuidelineDocument): readonly DataDeclaration[] {
  return document.sections.flatMap((section) => (section.kind === 'data' ? section.elements : []));
}

/** Ids that nobody wrote may begin with the id of the list above; cases that name one would lose it. */
function derivedClash(workspace: Workspace, thing: NamedThing): string | undefined {
  const document = workspace.document(thing.home)?.value;
  if (document === undefined || document.kind === 'cases') return undefined;
  const ids = idsOf(document);
  for (const [item, id] of ids.item) {
    if (ids.pinned.has(item) || !id.startsWith(`${thing.name}-`)) continue;
    const below: NamedThing = { kind: 'criterion', name: id, of: '', home: thing.home };
    if (placesOf(workspace, below).some(({ role, form }) => role === 'use' && form === 'written'))
      return `The id {${id}} is made from this one and is in use. Write it out first, with "Write all ids".`;
  }
  return undefined;
}

function editOf(
  workspace: Workspace,
  place: NamePlace,
  thing: NamedThing,
  name: string,
): readonly TextEdit[] {
  const { uri, span } = place;
  if (place.form === 'words') return [];
  if (place.form === 'derived') return writeId(workspace, uri, thing.name, name);
  // The prefix of a fragment and the ending of a head stay as they are.
  const at = place.name.lastIndexOf(thing.name);
  const start = thing.kind === 'criterion' ? span.start + Math.max(0, at) : span.start;
  const end = thing.kind === 'criterion' ? start + thing.name.length : span.end;
  return [{ uri, span: { start, end }, newText: name }];
}

/** A criterion whose id nobody wrote gets it written. */
function writeId(workspace: Workspace, uri: string, oldName: string, name: string): readonly TextEdit[] {
  const document = workspace.document(uri)?.value;
  if (document === undefined || document.kind === 'cases') return [];
  const ids = idsOf(document);
  const edits: TextEdit[] = [];
  for (const { group } of criteriaSections(document)) {
    if (group === undefined) continue;
    walkGroup(group, {
      clause: (clause, item: Item) => {
        const own = clause === item.clauses[0] ? ids.item.get(item) : ids.clause.get(clause);
        if (own !== oldName || clause.id !== undefined) return;
        const at = idPlace(workspace.text(uri) ?? '', clause);
        edits.push({ uri, span: { start: at, end: at }, newText: `  {${name}}` });
      },
    });
  }
  return edits;
}
