// Reads XML strictly, and checks DMN against the schemas of the standard in test/vendor/dmn; knows no guideline.
import { readFileSync } from 'node:fs';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs';

/** Throws with the first fault where the text is no XML, or `check` throws. */
export function withXml<T>(text: string, use: (document: XmlDocument) => T): T {
  const document = XmlDocument.fromString(text);
  try {
    return use(document);
  } finally {
    document.dispose();
  }
}

/** What the schema of DMN 1.5 says against these files; nothing where they are valid. */
export function faultsByDmn15(texts: readonly string[]): readonly string[] {
  xmlRegisterFsInputProviders();
  const url = 'test/vendor/dmn/DMN15.xsd';
  const schema = XmlDocument.fromBuffer(readFileSync(url), { url });
  const validator = XsdValidator.fromDoc(schema);
  try {
    return texts.flatMap((text) =>
      withXml(text, (document) => {
        try {
          validator.validate(document);
          return [];
        } catch (error) {
          return [String(error instanceof Error ? error.message : error)];
        }
      }),
    );
  } finally {
    validator.dispose();
    schema.dispose();
  }
}
