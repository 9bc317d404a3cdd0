// The types that every CQL library knows, in the form in which the translator reads a model; the package ships none.

/** The System model of CQL 1.5 (appendix B of the specification): its simple types, and its structures with their elements. */
export function systemModelXml(): string {
  const types = [
    simple('Any', undefined),
    ...['Boolean', 'Integer', 'Long', 'Decimal', 'String', 'Date', 'DateTime', 'Time'].map((name) =>
      simple(name, 'Any'),
    ),
    structure('Quantity', 'Any', [one('value', 'Decimal'), one('unit', 'String')]),
    structure('Ratio', 'Any', [one('numerator', 'Quantity'), one('denominator', 'Quantity')]),
    structure(
      'Code',
      'Any',
      ['code', 'system', 'version', 'display'].map((name) => one(name, 'String')),
    ),
    structure('Concept', 'Any', [many('codes', 'Code'), one('display', 'String')]),
    structure(
      'Vocabulary',
      'Any',
      ['id', 'version', 'name'].map((name) => one(name, 'String')),
    ),
    structure('CodeSystem', 'Vocabulary', []),
    structure('ValueSet', 'Vocabulary', [many('codesystems', 'CodeSystem')]),
  ];
  return `<?xml version="1.0" encoding="UTF-8"?>
<modelInfo xmlns="urn:hl7-org:elm-modelinfo:r1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  name="System" version="1.0.0" url="urn:hl7-org:elm-types:r1" targetQualifier="system">
${types.join('\n')}
</modelInfo>
`;
}

function simple(name: string, base: string | undefined): string {
  const baseType = base === undefined ? '' : ` baseType="System.${base}"`;
  return `  <typeInfo xsi:type="SimpleTypeInfo" name="System.${name}"${baseType}/>`;
}

function structure(name: string, base: string, elements: readonly string[]): string {
  return `  <typeInfo xsi:type="ClassInfo" name="System.${name}" baseType="System.${base}">${elements.join('')}</typeInfo>`;
}

function one(name: string, type: string): string {
  return `<element name="${name}" elementType="System.${type}"/>`;
}

function many(name: string, type: string): string {
  return `<element name="${name}"><elementTypeSpecifier xsi:type="ListTypeSpecifier" elementType="System.${type}"/></element>`;
}
