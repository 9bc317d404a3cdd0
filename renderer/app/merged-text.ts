// The text that comes of a merge and of what a person chose where both had changed the same lines.
import type { MergePart, TextMerge } from '../../dsl/index.ts';

/** `both`: mine, then theirs. */
export type Choice = 'mine' | 'theirs' | 'both';
export type Conflict = Extract<MergePart, { kind: 'conflict' }>;

export function conflictsOf({ parts }: TextMerge): readonly Conflict[] {
  return parts.filter((part) => part.kind === 'conflict');
}

/** By the order of the conflicts; mine stands where nothing is chosen yet. */
export function mergedText({ parts, lineEnd }: TextMerge, choices: readonly (Choice | undefined)[]): string {
  let conflict = 0;
  return parts
    .flatMap((part) =>
      part.kind === 'agreed' ? part.lines : chosenLines(part, choices[conflict++] ?? 'mine'),
    )
    .join(lineEnd);
}

export function chosenLines({ mine, theirs }: Conflict, choice: Choice): readonly string[] {
  switch (choice) {
    case 'mine':
      return mine;
    case 'theirs':
      return theirs;
    case 'both':
      return [...mine, ...theirs];
  }
}
