// Reads JSON and keeps the line of every key, so that a person can be told where something is wrong; knows no meaning.

export type JsonReading =
  | {
      readonly ok: true;
      readonly value: unknown;
      /** 1-based line of the innermost of these keys that is there; 1 for the whole. */
      lineOf(keys: readonly string[]): number;
    }
  | { readonly ok: false; readonly line: number; readonly message: string };

export function readJsonLines(text: string): JsonReading {
  const lines = new Map<string, number>();
  const fault = findFault(text, lines);
  if (fault !== undefined) return { ok: false, ...fault };
  return {
    ok: true,
    value: JSON.parse(text) as unknown,
    lineOf: (keys) => {
      for (let depth = keys.length; depth > 0; depth--) {
        const line = lines.get(JSON.stringify(keys.slice(0, depth)));
        if (line !== undefined) return line;
      }
      return 1;
    },
  };
}

interface Fault {
  readonly line: number;
  readonly message: string;
}

interface Token {
  readonly text: string;
  readonly line: number;
}

/** Deeper than any settings; the reader calls itself once a level. */
const deepest = 50;

function findFault(text: string, lines: Map<string, number>): Fault | undefined {
  const tokens = tokensOf(text);
  let at = 0;
  const here = (): Token => tokens[at] ?? { text: '', line: tokens.at(-1)?.line ?? 1 };
  const expected = (what: string): Fault => ({
    line: here().line,
    message:
      here().text === ''
        ? `it ends where ${what} should follow.`
        : `${what} should stand where ${shown(here().text)} stands.`,
  });
  const take = (wanted: string): boolean => {
    if (here().text !== wanted) return false;
    at += 1;
    return true;
  };
  const member = (keys: readonly string[]): Fault | undefined => {
    const key = here();
    if (!isText(key.text)) return expected('a name in double quotes');
    at += 1;
    const path = [...keys, JSON.parse(key.text) as string];
    lines.set(JSON.stringify(path), key.line);
    return take(':') ? value(path) : expected('a colon');
  };
  const list = (close: string, one: () => Fault | undefined): Fault | undefined => {
    at += 1;
    if (take(close)) return undefined;
    for (;;) {
      const fault = one();
      if (fault !== undefined) return fault;
      if (take(close)) return undefined;
      if (!take(',')) return expected(`a comma or ${close}`);
    }
  };
  const value = (keys: readonly string[]): Fault | undefined => {
    if (keys.length > deepest) return { line: here().line, message: 'it is nested too deeply.' };
    const { text: word } = here();
    if (word === '{') return list('}', () => member(keys));
    if (word === '[') return list(']', () => value([...keys, '[]']));
    if (!isText(word) && !isPlain(word)) return expected('a value');
    at += 1;
    return undefined;
  };
  const fault = value([]);
  if (fault !== undefined) return fault;
  return here().text === '' ? undefined : expected('nothing more');
}

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let line = 1;
  for (const [word] of text.matchAll(/\n|[{}[\]:,]|"(?:[^"\\\n]|\\.)*"?|[^\s{}[\]:,"]+/g)) {
    if (word === '\n') line += 1;
    else tokens.push({ text: word, line });
  }
  return tokens;
}

function isText(word: string): boolean {
  return word.startsWith('"') && isPlain(word);
}

function isPlain(word: string): boolean {
  try {
    return typeof JSON.parse(word) !== 'object' || word === 'null';
  } catch {
    return false;
  }
}

function shown(word: string): string {
  return `\`${word.length > 40 ? `${word.slice(0, 40)}…` : word}\``;
}
