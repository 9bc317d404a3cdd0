// A guideline as the document that is published, in the house style of the published pages; knows no markup and no decision.
import type { CriteriaSectionModel, Guideline, Reference, Term } from '../model/guideline.ts';
import type { CriteriaSectionKind } from '../syntax/ast.ts';
import { inlineRuns } from './inline-text.ts';
import {
  changesBlocks,
  codeTableBlocks,
  determinationBlocks,
  referenceBlocks,
  termBlocks,
} from './print-apparatus.ts';
import { heading, paragraph } from './print-blocks.ts';
import { citationRuns, printCriteria, quantifierRuns } from './print-criteria.ts';
import type { PageNumbers } from './print-criteria.ts';
import { titleBlock, titleWithYear } from './print-title.ts';
import type { PrintedBlock, PrintedDocument, PrintedRun } from './printed-document.ts';

/** Order of the page: what may forbid the service, whom the page is for, the criteria, the tables, what changed, the apparatus. */
export function printGuideline(guideline: Guideline): PrintedDocument {
  const references = allReferences(guideline);
  const page = createPage(references);
  const before = guideline.sections.filter((section) => section.kind === 'contraindications');
  const after = guideline.sections.filter((section) => section.kind !== 'contraindications');
  const blocks: readonly PrintedBlock[] = [
    titleBlock(guideline),
    ...seeBlocks(guideline),
    ...before.flatMap((section) => sectionBlocks(section, guideline, page)),
    ...proseBlocks('Population', 'population', [
      ...guideline.includes.flatMap((include) => include.fragment?.population ?? []),
      ...guideline.population,
    ]),
    ...after.flatMap((section) => sectionBlocks(section, guideline, page)),
    ...determinationBlocks(guideline),
    ...codeTableBlocks(guideline.codeTables),
    ...changesBlocks(guideline.changes),
    ...proseBlocks('Notes', 'notes', guideline.notes),
    ...termBlocks(allTerms(guideline)),
    ...referenceBlocks(references),
    ...proseBlocks('Disclaimer & Legal Notice', 'legal', guideline.legal),
  ];
  return { title: titleWithYear(guideline), blocks };
}

interface Page extends PageNumbers {
  /** Footnotes since the last call. */
  takeFootnotes(): readonly { readonly number: number; readonly runs: readonly PrintedRun[] }[];
}

function createPage(references: readonly Reference[]): Page {
  const numbers = new Map(references.map((reference) => [reference.key, reference.number]));
  let count = 0;
  let waiting: { readonly number: number; readonly runs: readonly PrintedRun[] }[] = [];
  return {
    citation: (key) => ({ kind: 'citation', key, number: numbers.get(key) }),
    footnote: (text) => {
      count += 1;
      waiting.push({ number: count, runs: inlineRuns(text) });
      return { kind: 'footnote', number: count };
    },
    takeFootnotes: () => {
      const taken = waiting;
      waiting = [];
      return taken;
    },
  };
}

function proseBlocks(title: string, anchor: string, paragraphs: readonly string[]): readonly PrintedBlock[] {
  if (paragraphs.length === 0) return [];
  return [heading(title, anchor), ...paragraphs.map((text) => paragraph(inlineRuns(text)))];
}

function seeBlocks(guideline: Guideline): readonly PrintedBlock[] {
  return guideline.related.map((related) => {
    const link = inlineRuns(related.url === '' ? '' : `<${related.url}>`);
    const label: readonly PrintedRun[] = [
      { kind: 'text', text: 'See also, ' },
      { kind: 'strong', text: related.label === '' ? related.title : related.label },
    ];
    const title = related.label === '' || related.title === '' ? '' : `: ${related.title}`;
    const tail = link.length === 0 ? [] : [{ kind: 'text', text: ' at ' } as const, ...link];
    return paragraph(
      [...label, ...(title === '' ? [] : [{ kind: 'text', text: title } as const]), ...tail],
      related.place,
    );
  });
}

const sectionTitles: Readonly<Record<CriteriaSectionKind, string>> = {
  indications: 'Indications',
  continuation: 'Continuation of service',
  repeat: 'Repeat service',
  contraindications: 'Contraindications',
  exclusions: 'Exclusions',
  experimental: 'Experimental and investigational',
  'site of service': 'Site of service',
  limits: 'Limits',
};

function sectionBlocks(
  section: CriteriaSectionModel,
  guideline: Guideline,
  page: Page,
): readonly PrintedBlock[] {
  const at = { criterion: section.id, place: section.place };
  const items = printCriteria(section.criteria, page);
  const citations = citationRuns(section.citations, page);
  const footnotes = page.takeFootnotes();
  const leadIn = leadInRuns(section);
  const blocks: readonly PrintedBlock[] = [
    heading(sectionTitle(section, guideline), `section-${slug(section.id)}`, section.place, section.id),
    ...(leadIn.length === 0 ? [] : [{ kind: 'paragraph', role: 'lead-in', runs: leadIn, ...at } as const]),
    { kind: 'criteria', items, ...at },
    ...(citations.length === 0
      ? []
      : [{ kind: 'paragraph', role: 'citations', runs: citations, ...at } as const]),
    ...(footnotes.length === 0 ? [] : [{ kind: 'footnotes', notes: footnotes, ...at } as const]),
  ];
  return blocks;
}

function leadInRuns(section: CriteriaSectionModel): readonly PrintedRun[] {
  const words = section.leadIn;
  if (section.quantifier === undefined) return inlineRuns(words);
  if (words === '') return quantifierRuns(section.quantifier);
  return [
    ...inlineRuns(words.replace(/[\s.:;]+$/, '')),
    { kind: 'text', text: ' ' },
    ...quantifierRuns(section.quantifier),
  ];
}

/** A section that a fragment fills alone bears the fragment's title, as `MRI General Contraindications` does. */
function sectionTitle(section: CriteriaSectionModel, guideline: Guideline): string {
  if (section.title !== '') {
    return section.kind === 'indications'
      ? section.title
      : `${sectionTitles[section.kind]}: ${section.title}`;
  }
  const sources = new Set(section.criteria.map((criterion) => criterion.from));
  const [only] = sources;
  const fragment =
    sources.size === 1 && only !== '' ? guideline.includes.find((include) => include.id === only) : undefined;
  return fragment?.fragment?.title || sectionTitles[section.kind];
}

/** The guideline's list, then what its fragments cite and it lacks, numbered on. */
function allReferences(guideline: Guideline): readonly Reference[] {
  const references = [...guideline.references];
  for (const include of guideline.includes) {
    for (const reference of include.fragment?.references ?? []) {
      if (references.some((known) => known.key === reference.key)) continue;
      references.push({ ...reference, number: references.length + 1 });
    }
  }
  return references;
}

function allTerms(guideline: Guideline): readonly Term[] {
  const terms = [...guideline.terms];
  for (const include of guideline.includes) {
    for (const term of include.fragment?.terms ?? []) {
      if (!terms.some((known) => known.name === term.name)) terms.push(term);
    }
  }
  return terms;
}

function slug(id: string): string {
  return id.toLowerCase().replace(/[^a-z0-9.]+/g, '-');
}
