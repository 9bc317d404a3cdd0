// Lists in brackets and examples inside the words of a criterion, and how they are moved into lines of their own; judges nothing.
import type { Fix } from '../source/diagnostic.ts';
import type { Span } from '../source/span.ts';
import type { LintContext } from './context.ts';
import { addDetailEdit, replacement, withBlanksBefore } from './edits.ts';
import { isAbbreviation } from './folding.ts';
import type { LocatedClause } from './located.ts';
import { matchesIn, type Passage } from './passages.ts';

export interface ListInWords {
  readonly clause: LocatedClause;
  /** With the brackets, or with the words that announce the examples. */
  readonly span: Span;
  readonly text: string;
  readonly entries: readonly string[];
}

const brackets = /[([]([^()[\]]*(?:\[[^[\]]*\][^()[\]]*)*)[)\]]/g;
const announced = /^(?:eg|e\.\s?g\.|for example|such as|including|includes|like)\b[,:.]?\s*/i;

/** What stands in such brackets says the same again, or only where it comes from. */
const restating = /^(?:ie|i\.e\.|formerly|previously|also|aka|see|per)\b/i;

/** `(aneurysm clips, cochlear implant)`: a list, and not said whether it is complete. */
export function bareLists(context: LintContext): readonly ListInWords[] {
  return criterionPassages(context).flatMap((passage) =>
    matchesIn(passage, brackets).flatMap(({ span, groups }): readonly ListInWords[] => {
      const inner = groups[1] ?? '';
      const entries = partsOf(inner);
      const remark = announced.test(inner.trim()) || restating.test(inner.trim());
      const things = entries.filter((entry) => /\p{L}{4}/u.test(entry) && !/^\W*\d/.test(entry));
      const names = entries.every(
        (entry) => isAbbreviation(entry) || context.terms.named(entry) !== undefined,
      );
      const short = names && entries.some(isAbbreviation);
      if (remark || things.length < 2 || short || !passage.clause) return [];
      return [{ clause: passage.clause, span, text: groups[0] ?? '', entries }];
    }),
  );
}

/** `(eg, hepatic, toxic)`, `such as stroke or tumor` at the end of the words. */
export function examplesInWords(context: LintContext): readonly ListInWords[] {
  return criterionPassages(context).flatMap((passage) => {
    const { clause } = passage;
    if (!clause) return [];
    const inBrackets = matchesIn(passage, brackets).flatMap(({ span, groups }): readonly ListInWords[] => {
      const inner = (groups[1] ?? '').trim();
      const opener = announced.exec(inner);
      return opener
        ? [{ clause, span, text: groups[0] ?? '', entries: partsOf(inner.slice(opener[0].length)) }]
        : [];
    });
    const inLine = matchesIn(passage, examplesAtEnd).flatMap(({ span, groups }): readonly ListInWords[] => {
      const [text = '', listed = ''] = groups;
      const entries = partsOf(listed);
      // Without a comma or a second entry it is a comparison: "such as the member uses at home".
      if (entries.length < 2 && !text.startsWith(',')) return [];
      return [{ clause, span, text: text.replace(/^[,\s]+/, ''), entries }];
    });
    return [...inBrackets, ...inLine];
  });
}

const examplesAtEnd =
  /,?\s*\b(?:e\.\s?g\.|for example|such as|including(?: but not limited to)?)(?![\w-])[,:]?\s+([^()[\]]+)$/gi;

function criterionPassages(context: LintContext): readonly Passage[] {
  return context.passages.filter(
    ({ role, clause }) => role === 'criterion' && clause?.clause.heading === false,
  );
}

function partsOf(list: string): readonly string[] {
  return list
    .replace(/\s+/g, ' ')
    .split(/\s*[,;]\s*(?:(?:and|or)\s+)?|\s+or\s+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** The list as a line below the words: `EG a; b` or `ONLY a; b`. */
export function listLineFix(
  context: LintContext,
  { clause, span, entries }: ListInWords,
  word: 'EG' | 'ONLY',
): readonly Fix[] {
  const { details, connector } = clause.clause;
  const taken = details.some(
    ({ kind }) => kind === word || (word === 'ONLY' && (kind === 'WHEN' || kind === 'LIMIT')),
  );
  if (taken || entries.length === 0) return [];
  const marker = connector === undefined ? clause.item.item.marker?.value : undefined;
  const label = word === 'EG' ? 'It is open: write EG' : 'It is closed: write ONLY';
  return [
    {
      label,
      edits: [
        replacement(context, withBlanksBefore(context, span), ''),
        addDetailEdit(context, clause.clause, marker, `${word} ${entries.join('; ')}`),
      ],
    },
  ];
}
