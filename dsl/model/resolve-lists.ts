// The lists around the criteria: codes, terms, references, texts, changes; joins those of fragments and checks citations.
import { diagnose } from '../source/catalogue.ts';
import type { Diagnostic } from '../source/diagnostic.ts';
import type { GuidelineDocument, Section, Words } from '../syntax/ast.ts';
import { walkGroup } from '../syntax/walk.ts';
import { printDataType } from '../syntax/print-sections.ts';
import { readCodeRow } from './code-rows.ts';
import type { DataElement, Guideline, Place, Reference } from './guideline.ts';
import type { Part, PartSection } from './parts.ts';

type Lists = Omit<Guideline, 'kind' | 'uri' | 'title' | 'header' | 'includes' | 'sections'>;

/** The first part is the guideline's own; data and references of fragments follow where the guideline has none of the name. */
export function resolveLists(parts: readonly Part[], report: (diagnostic: Diagnostic) => void): Lists {
  const [own] = parts;
  const sections = own?.document.sections ?? [];
  const uri = own?.uri ?? '';
  const at = (span: Words['span']): Place => ({ uri, span });
  reportRepeatedSections(sections, uri, report);
  return {
    population: paragraphs(sections, 'population'),
    notes: paragraphs(sections, 'notes'),
    legal: paragraphs(sections, 'legal'),
    codeTables: ofKind(sections, 'procedures', 'diagnoses').map((section) => ({
      kind: section.kind,
      system: section.system?.value ?? '',
      rows: section.rows.map((row) => ({
        code: row.code.value,
        ...readCodeRow(row, section, uri, report),
        description: row.description?.value ?? '',
        status: row.status?.value ?? 'covered',
        place: at(row.span),
      })),
      place: at(section.span),
    })),
    related: ofKind(sections, 'see').map((section) => ({
      label: section.label?.value ?? '',
      title: section.title?.value ?? '',
      url: section.url?.value ?? '',
      place: at(section.span),
    })),
    data: dataElements(parts),
    determination: determination(sections, at),
    terms: parts.flatMap((part) =>
      ofKind(part.document.sections, 'terms').flatMap((section) =>
        section.terms.map((term) => ({
          name: term.name.value,
          abbreviations: values(term.abbreviations),
          synonyms: values(term.synonyms),
          definition: values(term.definition),
          place: { uri: part.uri, span: term.span },
        })),
      ),
    ),
    references: references(parts, report),
    changes: ofKind(sections, 'changes').map((section) => ({
      from: section.version?.value ?? '',
      entries: section.entries.map((entry) => ({
        verb: entry.verb.value,
        id: entry.id?.value ?? '',
        text: entry.text.value,
        place: at(entry.span),
      })),
      place: at(section.span),
    })),
  };
}

function determination(
  sections: readonly Section[],
  at: (span: Words['span']) => Place,
): Guideline['determination'] {
  const [section] = ofKind(sections, 'determination');
  return section?.rows.map((row) => ({
    section: row.section.value,
    state: row.state?.value ?? '',
    verdict: row.verdict.value,
    label: row.label?.value ?? '',
    place: at(row.span),
  }));
}

/** Every key that is cited must be in the references of the guideline or of its fragments. */
export function resolveCitations(
  parts: readonly Part[],
  sections: readonly PartSection[],
  report: (diagnostic: Diagnostic) => void,
): void {
  const keys = new Set(
    parts.flatMap((part) =>
      ofKind(part.document.sections, 'references').flatMap((section) =>
        section.entries.map((entry) => entry.key.value),
      ),
    ),
  );
  for (const { part, section } of sections) {
    const check = (citation: Words): void => {
      if (!keys.has(citation.value))
        report(
          diagnose('model/unknown-citation', { uri: part.uri, span: citation.span }, { key: citation.value }),
        );
    };
    section.group?.citations.forEach(check);
    if (section.group) walkGroup(section.group, { clause: (clause) => clause.citations.forEach(check) });
  }
}

function dataElements(parts: readonly Part[]): readonly DataElement[] {
  const found = new Map<string, DataElement>();
  for (const part of parts) {
    for (const section of ofKind(part.document.sections, 'data')) {
      for (const element of section.elements) {
        const name = element.name.value;
        if (found.has(name)) continue;
        const type = element.type ? printDataType(element.type) : '';
        found.set(name, {
          name,
          label: element.label?.value ?? name,
          type,
          place: { uri: part.uri, span: element.span },
        });
      }
    }
  }
  return [...found.values()];
}

function references(parts: readonly Part[], report: (diagnostic: Diagnostic) => void): readonly Reference[] {
  const found = new Map<string, Reference>();
  for (const part of parts) {
    const own = new Set<string>();
    for (const entry of ofKind(part.document.sections, 'references').flatMap((section) => section.entries)) {
      const key = entry.key.value;
      if (own.has(key))
        report(diagnose('model/duplicate-reference', { uri: part.uri, span: entry.key.span }, { key }));
      own.add(key);
      if (!found.has(key))
        found.set(key, {
          key,
          text: entry.text.value,
          number: found.size + 1,
          place: { uri: part.uri, span: entry.span },
        });
    }
  }
  return [...found.values()];
}

const singleKinds = new Set<Section['kind']>([
  'population',
  'notes',
  'legal',
  'determination',
  'terms',
  'references',
  'data',
]);

function reportRepeatedSections(
  sections: readonly Section[],
  uri: string,
  report: (diagnostic: Diagnostic) => void,
): void {
  const seen = new Set<Section['kind']>();
  for (const section of sections) {
    if (seen.has(section.kind))
      report(
        diagnose(
          'model/duplicate-section',
          { uri, span: section.keyword.span },
          { word: section.keyword.value },
        ),
      );
    if (singleKinds.has(section.kind)) seen.add(section.kind);
  }
}

function paragraphs(sections: readonly Section[], kind: 'population' | 'notes' | 'legal'): readonly string[] {
  return ofKind(sections, kind).flatMap((section) => values(section.paragraphs));
}

export function ofKind<K extends Section['kind']>(
  sections: GuidelineDocument['sections'],
  ...kinds: readonly K[]
): readonly Extract<Section, { kind: K }>[] {
  return sections.filter((section): section is Extract<Section, { kind: K }> =>
    (kinds as readonly string[]).includes(section.kind),
  );
}

function values(words: readonly Words[]): readonly string[] {
  return words.map((entry) => entry.value);
}
