// What a document may name, from its own tree and from those of the fragments it includes: elements, criteria, references, codes.
import { printDataType } from '../syntax/print-sections.ts';
import type { Element } from '../decision/criteria-graph.ts';
import { builtInElement, builtInNames } from '../model/elements.ts';
import type { DataType, GuidelineDocument, Section } from '../syntax/ast.ts';
import type { Workspace } from '../workspace.ts';
import { idsOf } from './document-names.ts';
import { fragmentsOf, homeOf } from './related-documents.ts';
import { itemWords } from './restatement.ts';

export interface KnownElement {
  readonly name: string;
  readonly label: string;
  readonly kind: Exclude<Element['kind'], 'question'>;
  /** As declared. */
  readonly type: string;
  /** Of a choice or a scale, in order. */
  readonly values: readonly string[];
  readonly unit: string;
  readonly system: string;
}

export interface KnownCriterion {
  readonly id: string;
  readonly words: string;
  readonly number: string;
}

export interface KnownNames {
  readonly elements: readonly KnownElement[];
  readonly criteria: readonly KnownCriterion[];
  readonly references: readonly { readonly key: string; readonly text: string }[];
  /** Rows of the code tables. */
  readonly codes: readonly {
    readonly code: string;
    readonly description: string;
    readonly system: string;
    readonly table: 'procedures' | 'diagnoses';
  }[];
  /** Words of the criteria sections that there are. */
  readonly sections: readonly string[];
}

export function knownNames(workspace: Workspace, uri: string): KnownNames {
  const home = homeOf(workspace, uri) ?? uri;
  const parts = [{ uri: home, prefix: '' }, ...fragmentsOf(workspace, home)].flatMap((part) => {
    const document = workspace.document(part.uri)?.value;
    return document === undefined || document.kind === 'cases' ? [] : [{ document, prefix: part.prefix }];
  });
  const documents = parts.map((part) => part.document);
  const sections = documents.flatMap((document) => document.sections);
  return {
    elements: elementsOf(documents, sections),
    criteria: parts.flatMap(({ document, prefix }) => criteriaOf(document, prefix)),
    references: unique(
      sections.flatMap((section) =>
        section.kind === 'references'
          ? section.entries.map(({ key, text }) => ({ key: key.value, text: text.value }))
          : [],
      ),
      ({ key }) => key,
    ),
    codes: sections.flatMap(codesOf),
    sections: [...new Set(sections.flatMap((section) => ('group' in section ? [section.kind] : [])))],
  };
}

function unique<T>(entries: readonly T[], keyOf: (entry: T) => string): readonly T[] {
  const found = new Map<string, T>();
  for (const entry of entries) if (!found.has(keyOf(entry))) found.set(keyOf(entry), entry);
  return [...found.values()];
}

function elementsOf(
  documents: readonly GuidelineDocument[],
  sections: readonly Section[],
): readonly KnownElement[] {
  const declared = sections.flatMap((section) =>
    section.kind === 'data'
      ? section.elements.flatMap(({ name, label, type }) =>
          type === undefined ? [] : [knownElement(name.value, label?.value ?? name.value, type)],
        )
      : [],
  );
  const builtIn = builtInNames.flatMap((name) => {
    const element = builtInElement(name, documents);
    return element === undefined || element.kind === 'question' ? [] : [givenElement(name, element)];
  });
  return unique([...declared, ...builtIn], ({ name }) => name);
}

function knownElement(name: string, label: string, type: DataType): KnownElement {
  return {
    name,
    label,
    kind: type.kind,
    type: printDataType(type),
    values: 'values' in type ? type.values.map((value) => value.value) : [],
    unit: type.kind === 'quantity' ? (type.unit?.value ?? '') : '',
    system: type.kind === 'codes' ? (type.system?.value ?? '') : '',
  };
}

function givenElement(name: string, element: Exclude<Element, { kind: 'question' }>): KnownElement {
  const values = 'values' in element ? element.values : [];
  return {
    name,
    label: element.label,
    kind: element.kind,
    type: 'given by every request',
    values,
    unit: '',
    system: '',
  };
}

function criteriaOf(document: GuidelineDocument, prefix: string): readonly KnownCriterion[] {
  const ids = idsOf(document);
  const items = [...ids.item].map(([item, id]) => ({
    id: `${prefix}${id}`,
    words: itemWords(item),
    number: ids.number.get(item) ?? '',
  }));
  const clauses = [...ids.clause].map(([clause, id]) => ({
    id: `${prefix}${id}`,
    words: clause.words?.value ?? '',
    number: '',
  }));
  return [...items, ...clauses];
}

function codesOf(section: Section): KnownNames['codes'] {
  if (section.kind !== 'procedures' && section.kind !== 'diagnoses') return [];
  return section.rows.map(({ code, description }) => ({
    code: code.value,
    description: description?.value ?? '',
    system: section.system?.value ?? '',
    table: section.kind,
  }));
}
