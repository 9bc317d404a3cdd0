// Short names for files of the library.

/** The last part of the path, with its folder where another open file has the same one. */
export function fileName(path: string, others: readonly string[]): string {
  const parts = path.split('/');
  const last = parts.at(-1) ?? path;
  const shared = others.some((other) => other !== path && other.split('/').at(-1) === last);
  const folder = parts.at(-2);
  return shared && folder !== undefined ? `${folder}/${last}` : last;
}
