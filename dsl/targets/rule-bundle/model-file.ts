// model.json: what the guideline says, for readers and for programs that show it; carries no logic that an engine must run.
import type {
  CodeTable,
  Criterion,
  CriterionClause,
  CriteriaSectionModel,
  Guideline,
  Place,
  QuantifierModel,
} from '../../model/guideline.ts';
import { positionAt } from '../../source/source-text.ts';
import type { JsonObject, JsonValue } from '../canonical-json.ts';
import type { TargetSource } from '../target.ts';

/** Empty texts and lists of a clause are left out; everything else is always there. */
export function modelFile(guideline: Guideline, sources: readonly TargetSource[]): JsonObject {
  const show = placeIn(sources);
  return {
    format: 'guideline-model',
    formatVersion: '1',
    guideline: { title: guideline.title, ...guideline.header },
    population: guideline.population,
    codeTables: guideline.codeTables.map(codeTable),
    related: guideline.related.map(({ label, title, url }) => ({ label, title, url })),
    includes: guideline.includes.map(({ id, version, fragment }) => ({
      id,
      version,
      title: fragment?.title ?? '',
    })),
    data: guideline.data.map(({ name, label, type }) => ({ name, label, type })),
    sections: guideline.sections.map((section) => criteriaSection(section, show)),
    determination:
      guideline.determination?.map(({ section, state, verdict, label }) => ({
        section,
        state,
        verdict,
        label,
      })) ?? null,
    terms: guideline.terms.map(({ name, abbreviations, synonyms, definition }) => ({
      name,
      abbreviations,
      synonyms,
      definition,
    })),
    references: guideline.references.map(({ key, number, text }) => ({ key, number, text })),
    notes: guideline.notes,
    legal: guideline.legal,
    changes: guideline.changes.map(({ from, entries }) => ({
      from,
      entries: entries.map(({ verb, id, text }) => ({ verb, id, text })),
    })),
  };
}

type ShowPlace = (place: Place) => JsonValue;

/** File within the bundle and 1-based line, for people. */
function placeIn(sources: readonly TargetSource[]): ShowPlace {
  const byUri = new Map(sources.map((source) => [source.text.uri, source]));
  return ({ uri, span }) => {
    const source = byUri.get(uri);
    return source === undefined
      ? null
      : { file: source.path, line: positionAt(source.text, span.start).line + 1 };
  };
}

function codeTable({ kind, system, rows }: CodeTable): JsonObject {
  return {
    kind,
    system,
    rows: rows.map(({ code, addOn, modifiers, description, status }) => ({
      code,
      addOn,
      modifiers,
      description,
      status,
    })),
  };
}

function criteriaSection(section: CriteriaSectionModel, show: ShowPlace): JsonObject {
  return {
    kind: section.kind,
    id: section.id,
    title: section.title,
    leadIn: section.leadIn,
    quantifier: quantifier(section.quantifier) ?? null,
    citations: section.citations,
    criteria: section.criteria.map((item) => criterion(item, show)),
    source: show(section.place),
  };
}

function criterion(item: Criterion, show: ShowPlace): JsonObject {
  return {
    id: item.id,
    number: item.number,
    parent: item.parent,
    from: item.from === '' ? undefined : item.from,
    clauses: item.clauses.map((part) => clause(part, show)),
    source: show(item.place),
  };
}

function clause(part: CriterionClause, show: ShowPlace): JsonObject {
  return {
    ...withoutEmpty({
      id: part.id,
      words: part.words,
      citations: part.citations,
      when: part.when,
      appliesTo: part.appliesTo,
      limit: part.limit,
      effective: part.effective,
      examples: part.examples,
      only: part.only,
      notes: part.notes,
      footnotes: part.footnotes,
      reasons: part.reasons,
      evidence: part.evidence,
    }),
    connector: part.connector,
    negated: part.negated ? true : undefined,
    heading: part.heading ? true : undefined,
    groupConnector: part.groupConnector,
    quantifier: quantifier(part.quantifier),
    criteria: part.children.length === 0 ? undefined : part.children.map((item) => criterion(item, show)),
  };
}

function quantifier(model: QuantifierModel | undefined): JsonValue | undefined {
  return model === undefined ? undefined : { kind: model.kind, count: model.count };
}

function withoutEmpty(texts: Readonly<Record<string, string | readonly string[]>>): JsonObject {
  return Object.fromEntries(Object.entries(texts).filter(([, value]) => value.length > 0));
}
