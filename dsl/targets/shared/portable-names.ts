// Names that any engine takes as an identifier, one for each name that an author gave; knows no engine.

/**
 * By place, each `[a-z][a-z0-9_]*` and no two alike: `stent-placed` is `stent_placed`, a second one `stent_placed_2`. `reserved` words
 * of an engine count as taken. Equal names get different ones too, so give each name once.
 */
export function portableNames(names: readonly string[], reserved: Iterable<string> = []): readonly string[] {
  const taken = new Set(reserved);
  const lastNumber = new Map<string, number>();
  return names.map((name) => {
    const base = portable(name);
    let candidate = base;
    for (let number = lastNumber.get(base) ?? 1; taken.has(candidate); candidate = `${base}_${number}`) {
      number++;
      lastNumber.set(base, number);
    }
    taken.add(candidate);
    return candidate;
  });
}

/** Marks are taken off letters; whatever else is no ASCII letter or digit becomes `_`. */
function portable(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '');
  return /^[a-z]/.test(plain) ? plain : `n${plain === '' ? '' : `_${plain}`}`;
}
