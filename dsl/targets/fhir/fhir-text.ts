// How any text of an author stands in FHIR: as a string, as XHTML, as base64; knows no resource.
import { base64 } from '@scure/base';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { JsonObject } from '../canonical-json.ts';

/** FHIR strings hold no control characters but line ends and tabs, no halves of characters, and are not blank. */
export function fhirText(text: string): string {
  const clean = text.replaceAll(/[^\P{Cc}\t\n\r]|[\p{Cs}\ufffe\uffff]/gu, '\ufffd').trim();
  return clean === '' ? '\ufffd' : clean;
}

/** A heading and paragraphs: every word of the author escaped, no attribute, no address. */
export function narrative(heading: string, paragraphs: readonly string[]): JsonObject {
  const lines = paragraphs.filter((line) => line.trim() !== '').map((line) => `<p>${xhtml(line)}</p>`);
  return {
    status: 'generated',
    div: `<div xmlns="http://www.w3.org/1999/xhtml"><h2>${xhtml(heading)}</h2>${lines.join('')}</div>`,
  };
}

export function base64Of(text: string): string {
  return base64.encode(utf8ToBytes(text));
}

function xhtml(text: string): string {
  return fhirText(text).replaceAll(/[&<>"']/g, (mark) => `&#${String(mark.codePointAt(0))};`);
}
