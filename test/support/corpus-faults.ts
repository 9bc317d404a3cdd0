// Corpus files with their faults marked below the faulty lines (`#  ^^^^ code`), parted into the text and the places; knows no language.

export interface MarkedFault {
  readonly code: string;
  /** 0-based, in the text without markers. */
  readonly line: number;
  readonly column: number;
  readonly length: number;
}

export interface FaultyText {
  readonly text: string;
  readonly faults: readonly MarkedFault[];
  /** Ids that `# intact:` names: the fault must not cost them. */
  readonly intact: readonly string[];
  /** Ids that `# unknown:` names: there, but nothing can be known of them. */
  readonly unknown: readonly string[];
}

/** `#<^^` marks words that begin at the margin. */
const marker = /^#(<?)( *)(\^*) ([a-z]+\/[a-z-]+)$/;

export function readFaults(marked: string): FaultyText {
  const lines: string[] = [];
  const faults: MarkedFault[] = [];
  for (const line of marked.split('\n')) {
    const [found, margin = '', blanks = '', carets = '', code = ''] = marker.exec(line) ?? [];
    if (found === undefined) lines.push(line);
    else {
      const column = margin === '' ? 1 + blanks.length : 0;
      const length = margin === '' ? carets.length : 2 + blanks.length + carets.length;
      faults.push({ code, line: lines.length - 1, column, length });
    }
  }
  return {
    text: lines.join('\n'),
    faults,
    intact: namesAfter(lines, '# intact:'),
    unknown: namesAfter(lines, '# unknown:'),
  };
}

function namesAfter(lines: readonly string[], opening: string): readonly string[] {
  const line = lines.find((candidate) => candidate.startsWith(opening)) ?? opening;
  return line
    .slice(opening.length)
    .split(/\s+/)
    .filter((name) => name !== '');
}
