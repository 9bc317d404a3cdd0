// Letters and ids that people cannot tell apart; knows no guideline.

const cyrillic = 'аАВсСеЕНһіІјЈКМоОрРѕЅТхХуУ';
const cyrillicAs = 'aABcCeEHhiIjJKMoOpPsSTxXyY';
const greek = 'ΑΒΕΖΗΙΚΜΝΟοΡΤΥΧ';
const greekAs = 'ABEZHIKMNOoPTYX';

const latin: ReadonlyMap<string, string> = new Map(
  `${cyrillic}${greek}`.split('').map((letter, index) => [letter, `${cyrillicAs}${greekAs}`.charAt(index)]),
);

export interface LookAlike {
  readonly letter: string;
  readonly latin: string;
}

/** The first Cyrillic or Greek letter that looks like a Latin one. */
export function firstLookAlike(word: string): LookAlike | undefined {
  for (const letter of word) {
    const looks = latin.get(letter);
    if (looks !== undefined) return { letter, latin: looks };
  }
  return undefined;
}

/** With every such letter put by the Latin one that it looks like. */
export function inLatin(word: string): string {
  return word
    .split('')
    .map((letter) => latin.get(letter) ?? letter)
    .join('');
}

/** Ids with equal skeletons look the same in many typefaces: `tumor-1` and `tumor-l`, `modern` and `modem`. */
export function skeletonOf(id: string): string {
  return inLatin(id)
    .toLowerCase()
    .replace(/0/g, 'o')
    .replace(/[1i|]/g, 'l')
    .replace(/rn/g, 'm')
    .replace(/vv/g, 'w');
}
