// Names that every engine takes: small letters, digits and underscores; knows no target.

/**
 * A name for each text, in their order: `[a-z][a-z0-9_]*`, none twice, none of the reserved. What is already such a name keeps it, and
 * `a-b` becomes `a_b`; a name that is taken gets a number. Texts that stand in the list twice get two names.
 */
export function portableNames(
  texts: readonly string[],
  reserved: ReadonlySet<string> = new Set(),
): readonly string[] {
  const taken = new Set(reserved);
  const names: (string | undefined)[] = texts.map((text) => {
    if (!/^[a-z][a-z0-9_]*$/.test(text) || taken.has(text)) return undefined;
    taken.add(text);
    return text;
  });
  return texts.map((text, at) => {
    const own = names[at];
    if (own !== undefined) return own;
    const name = freeName(portable(text), taken);
    taken.add(name);
    return name;
  });
}

/** Long texts are cut, since some engines bound the length of a name. */
function portable(text: string): string {
  const plain = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .slice(0, 120)
    .replace(/^_+|_+$/g, '');
  return /^[a-z]/.test(plain) ? plain : plain === '' ? 'x' : `x_${plain}`;
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  let number = 2;
  while (taken.has(`${name}_${String(number)}`)) number++;
  return `${name}_${String(number)}`;
}
