// A guideline's version in the three-part form that HL7's artifacts ask for; knows no target.

/** `2024.2` becomes `2024.2.0`. What is not one to three plain numbers stays as it is written, so that no two versions become one. */
export function semanticVersion(version: string): string {
  const parts = version.split('.');
  if (parts.length > 3 || !parts.every((part) => /^(?:0|[1-9][0-9]*)$/.test(part))) return version;
  return [...parts, '0', '0'].slice(0, 3).join('.');
}
