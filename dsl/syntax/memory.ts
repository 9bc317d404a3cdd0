// What was read from the blocks of each document, so that the next version of it reads only what changed; bounded, owned by one reader.
import { createSourceText, type SourceText } from '../source/source-text.ts';
import type { Block, SectionBlocks } from './blocks.ts';
import { readBlock, type BlockReader, type BlockReading } from './read-block.ts';
import { shifted } from './shift.ts';
import { shiftedItems } from './shift-items.ts';

/** A block as it stood when it was last placed. */
interface Placed {
  readonly start: number;
  readonly reading: BlockReading;
}

export interface BlockMemory {
  /** Starts on a version of a document: what it does not ask for is forgotten. */
  readonly begin: (source: SourceText) => (section: SectionBlocks, block: Block) => BlockReading;
}

/** Documents that a person edits in turn; those beyond are read anew, so that checking a whole library keeps few trees. */
const keptDocuments = 4;

export function createBlockMemory(reader: BlockReader): BlockMemory {
  const documents = new Map<string, ReadonlyMap<string, Placed>>();
  return {
    begin: (source) => {
      const before = documents.get(source.uri);
      const now = new Map<string, Placed>();
      documents.delete(source.uri);
      documents.set(source.uri, now);
      for (const oldest of [...documents.keys()].slice(0, -keptDocuments)) documents.delete(oldest);
      return (section, block) => {
        const key = keyOf(source.text, section, block);
        const known =
          now.get(key) ?? before?.get(key) ?? readAtStart(reader, source.uri, section, block, key);
        const placed = { start: block.start, reading: moved(known.reading, block.start - known.start) };
        now.set(key, placed);
        return placed.reading;
      };
    },
  };
}

function moved(reading: BlockReading, by: number): BlockReading {
  const { content } = reading;
  if (by === 0 || content?.kind !== 'items') return shifted(reading, by);
  const { items, kind } = content;
  return {
    ...shifted({ ...reading, content: undefined }, by),
    content: { kind, items: shiftedItems(items, by) },
  };
}

/** All that the reading of a block depends on. The text is copied: a slice of it would keep every version in memory. */
function keyOf(text: string, section: SectionBlocks, block: Block): string {
  const { word = '', column, head } = section;
  const role = block === head ? 'section' : 'items';
  return `${role} ${String(column)} ${word}\n${text.slice(block.start, block.end)}`;
}

function readAtStart(
  reader: BlockReader,
  uri: string,
  section: SectionBlocks,
  block: Block,
  key: string,
): Placed {
  const source = createSourceText(uri, key.slice(key.indexOf('\n') + 1));
  const role = block === section.head ? 'section' : 'items';
  return { start: 0, reading: readBlock(reader, source, role, section.word, section.column) };
}
