// One version of the printed page as lines that can be set against those of another; knows one version at a time.
import type { Place } from '../model/guideline.ts';
import type {
  PrintedBlock,
  PrintedCriterion,
  PrintedDocument,
  PrintedRun,
  TitleBlock,
} from './printed-document.ts';
import type { RedlineRole } from './redline-document.ts';

export interface PageLine {
  readonly role: RedlineRole;
  readonly depth: number;
  readonly label: string;
  /** What names the line within its part of the page, '' where only its words do. */
  readonly key: string;
  readonly cells: readonly (readonly PrintedRun[])[];
  readonly place: Place | undefined;
}

/** A heading and what stands under it. */
export interface PagePart {
  /** The same in both versions where it is the same part: `section:indications`, `notes`, `title`. */
  readonly key: string;
  readonly above: readonly PageLine[];
  readonly criteria: readonly PrintedCriterion[];
  readonly below: readonly PageLine[];
}

/** `sectionKey`: what a criteria section is called in both versions. */
export function pageParts(printed: PrintedDocument, sectionKey: (id: string) => string): readonly PagePart[] {
  const starts = printed.blocks.flatMap((block, index) =>
    block.kind === 'heading' || index === 0 ? [index] : [],
  );
  return starts.map((start, index) =>
    pagePart(printed.blocks.slice(start, starts[index + 1] ?? printed.blocks.length), sectionKey),
  );
}

export function line(
  role: RedlineRole,
  cells: readonly (readonly PrintedRun[])[],
  place: Place | undefined,
  { key = '', label = '', depth = 0 } = {},
): PageLine {
  return { role, depth, label, key, cells, place };
}

function pagePart(blocks: readonly PrintedBlock[], sectionKey: (id: string) => string): PagePart {
  const at = blocks.findIndex((block) => block.kind === 'criteria');
  const block = blocks[at];
  const before = at === -1 ? blocks : blocks.slice(0, at);
  const after = at === -1 ? [] : blocks.slice(at + 1);
  return {
    key: partKey(blocks, sectionKey),
    above: before.flatMap(blockLines),
    criteria: block?.kind === 'criteria' ? block.items : [],
    below: after.flatMap(blockLines),
  };
}

function partKey(blocks: readonly PrintedBlock[], sectionKey: (id: string) => string): string {
  const [first, second] = blocks;
  if (first?.kind !== 'heading') return 'title';
  if (first.criterion !== '') return `section:${sectionKey(first.criterion)}`;
  // Tables are numbered as they come: their own words tell them apart.
  return second?.kind === 'table' && second.caption !== '' ? unnumbered(second.caption) : first.anchor;
}

function unnumbered(caption: string): string {
  return caption.replace(/^Table \d+\. /, '');
}

function blockLines(block: PrintedBlock): readonly PageLine[] {
  const { place } = block;
  switch (block.kind) {
    case 'title':
      return titleLines(block);
    case 'heading':
      return [line('heading', [text(block.text)], place, { key: 'heading' })];
    case 'paragraph':
      return [line(block.role === 'citations' ? 'citations' : 'paragraph', [block.runs], place)];
    case 'criteria':
      return [];
    case 'footnotes':
      return block.notes.map((note) => line('footnote', [note.runs], place));
    case 'table':
      return [
        ...(block.caption === '' ? [] : [line('caption', [text(block.caption)], place, { key: 'caption' })]),
        line('columns', block.columns.map(text), place, { key: 'columns' }),
        ...block.rows.map((row) =>
          line('row', row.cells.map(text), row.place, { key: `row ${row.cells[0] ?? ''}` }),
        ),
      ];
    case 'term':
      return block.paragraphs.map((runs, index) =>
        index === 0
          ? line(
              'term',
              [[{ kind: 'strong', text: block.name }, { kind: 'text', text: ': ' }, ...runs]],
              place,
              {
                key: `term ${block.name.replace(/ \(.*$|, also .*$/, '')}`,
              },
            )
          : line('paragraph', [runs], place),
      );
    case 'reference':
      return [
        line('reference', [block.runs], place, { key: `reference ${block.key}`, label: `[${block.number}]` }),
      ];
    case 'changes':
      return [
        line('lead', [text(block.lead)], place),
        ...block.entries.map((entry) => line('entry', [entry.runs], entry.place)),
      ];
  }
}

function titleLines(block: TitleBlock): readonly PageLine[] {
  const named = (role: RedlineRole, words: string, key: string): readonly PageLine[] =>
    words === '' ? [] : [line(role, [text(words)], undefined, { key })];
  return [
    ...named('program', block.program, 'program'),
    ...named('title', block.title, 'title'),
    ...named('program', block.number, 'number'),
    ...block.facts.map((fact) =>
      line('fact', [text(fact.value)], undefined, { key: `fact ${fact.label}`, label: fact.label }),
    ),
  ];
}

function text(words: string): readonly PrintedRun[] {
  return [{ kind: 'text', text: words }];
}
