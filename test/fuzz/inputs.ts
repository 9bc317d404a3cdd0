// Input number i of a seed: bytes, characters, words, shaped texts, damaged and spliced files, deep and long ones; runs nothing.
import { grammarText } from './grammar-texts.ts';
import { characters, hurtful, tokens } from './pieces.ts';
import { many, randomOf, type Random } from './random.ts';

export interface FuzzInput {
  readonly kind: string;
  readonly uri: 'fuzz.guideline' | 'fuzz.cases';
  readonly text: string;
}

export function fuzzInput(seed: number, index: number, corpus: readonly string[]): FuzzInput {
  const random = randomOf(seed, index);
  const kind = random.pick(weighted);
  const text = makers[kind](random, corpus);
  return { kind, uri: text.startsWith('cases for') ? 'fuzz.cases' : 'fuzz.guideline', text };
}

type Maker = (random: Random, corpus: readonly string[]) => string;

const makers = {
  bytes: (random) => many(random, 120, () => String.fromCharCode(random.below(256))),
  characters: (random) =>
    many(random, 60, () =>
      random.chance(0.3) ? random.pick(characters) : String.fromCharCode(random.below(0x10000)),
    ),
  words: (random) => {
    const line = (): string =>
      ' '.repeat(random.below(5) * 2) + many(random, 5, () => random.pick(tokens), ' ');
    return (random.chance(0.7) ? 'guideline "G"\n  id g\n  version 1\n' : '') + many(random, 14, line, '\n');
  },
  shaped: (random) => grammarText(random),
  damagedShape: (random) => mutate(random, grammarText(random), 1 + random.below(6)),
  damagedFile: (random, corpus) => mutate(random, excerpt(random, random.pick(corpus)), 1 + random.below(20)),
  spliced: (random, corpus) => {
    const [first, second] = [random.pick(corpus), random.pick(corpus)];
    const from = random.below(second.length);
    return excerpt(random, first).slice(0, random.below(900)) + second.slice(from, from + random.below(900));
  },
  deep: (random) => {
    const depth = random.below(260);
    const head =
      'guideline "G"\n  id g\n  version 1\ndata\n  a "A" count\nindications\n  ANY OF\n    - Fever\n';
    if (random.chance(0.5)) {
      const [open, close] = random.pick([
        ['(', ')'],
        ['NOT ', ''],
        ['{', '}'],
        ['[', ']'],
        ['"', '"'],
      ] as const);
      return `${head}      WHEN ${open.repeat(depth)}a > 1${close.repeat(random.chance(0.8) ? depth : random.below(depth))}\n`;
    }
    const lines = Array.from({ length: depth }, (_, level) => `${' '.repeat(4 + level)}- ANY OF`);
    return `${head}${lines.join('\n')}\n`;
  },
  long: (random) => {
    const piece = random.pick(hurtful);
    const prefix = random.pick([
      '',
      'indications\n  ANY OF\n    - ',
      'data\n  ',
      'terms\n  ',
      'indications\n  ANY OF\n    - X\n      WHEN ',
    ]);
    return `guideline "G"\n  id g\n  version 1\n${prefix}${`${piece}${random.pick(['', ' '])}`.repeat(random.below(1500 / piece.length))}`;
  },
} satisfies Readonly<Record<string, Maker>>;

/** The small ones come more often: their faults are the easiest to read. */
const weighted: readonly (keyof typeof makers)[] = [
  'bytes',
  'bytes',
  'characters',
  'characters',
  'characters',
  'words',
  'words',
  'words',
  'words',
  'shaped',
  'shaped',
  'damagedShape',
  'damagedShape',
  'damagedFile',
  'damagedFile',
  'damagedFile',
  'spliced',
  'deep',
  'long',
];

/** Whole lines, about a screen of them, with the first lines of the file mostly kept. */
function excerpt(random: Random, text: string): string {
  const lines = text.split('\n');
  const length = 8 + random.below(22);
  const from = random.below(Math.max(1, lines.length - length));
  const head = random.chance(0.8) ? lines.slice(0, Math.min(3, from)) : [];
  return [...head, ...lines.slice(from, from + length)].join('\n');
}

function mutate(random: Random, text: string, times: number): string {
  let result = text;
  for (let i = 0; i < times; i++) result = mutateOnce(random, result);
  return result;
}

function mutateOnce(random: Random, text: string): string {
  const at = random.below(text.length + 1);
  const lines = text.split('\n');
  const line = random.below(lines.length);
  switch (random.below(8)) {
    case 0:
      return text.slice(0, at) + text.slice(at + 1 + random.below(6));
    case 1:
      return text.slice(0, at) + random.pick(hurtful) + text.slice(at);
    case 2:
      return text.slice(0, at) + random.pick(characters) + text.slice(at + 1);
    case 3:
      return lines.toSpliced(line, 1).join('\n');
    case 4:
      return lines.toSpliced(line, 0, lines[random.below(lines.length)] ?? '').join('\n');
    case 5:
      return lines
        .toSpliced(line, 1, ' '.repeat(random.below(9)) + (lines[line] ?? '').trimStart())
        .join('\n');
    case 6: {
      const words = (lines[line] ?? '').split(' ');
      return lines.toSpliced(line, 1, words.toSpliced(random.below(words.length), 1).join(' ')).join('\n');
    }
    default:
      return text.slice(0, at);
  }
}
