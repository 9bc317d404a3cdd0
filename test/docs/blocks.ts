// The fenced blocks of a page with the words behind the fence; runs nothing.

export interface Block {
  /** The first word behind the fence: guideline, conditions, cases, console. */
  readonly language: string;
  /** `name=x` and bare words, the latter with the value ''. */
  readonly attributes: ReadonlyMap<string, string>;
  /** Ends with a line break. */
  readonly text: string;
  /** Line of the opening fence, from 1. */
  readonly line: number;
  /** The next paragraph, as one line. */
  readonly after: string;
}

export function blocksOf(page: string): readonly Block[] {
  return [...page.matchAll(/^```([a-z]+)([^\n]*)\n([\s\S]*?)^```$/gm)].map((match) => ({
    language: match[1] ?? '',
    attributes: new Map(
      (match[2] ?? '')
        .trim()
        .split(/\s+/)
        .filter((word) => word !== '')
        .map((word) => [word.split('=')[0] ?? '', word.split('=').slice(1).join('=')] as const),
    ),
    text: match[3] ?? '',
    line: page.slice(0, match.index).split('\n').length,
    after: (
      page
        .slice(match.index + match[0].length)
        .trimStart()
        .split('\n\n', 1)[0] ?? ''
    ).replaceAll('\n', ' '),
  }));
}
