// What XML cannot hold: found before the export, and named; knows no DMN.
import type { CriteriaGraph } from '../../decision/criteria-graph.ts';
import type { Guideline } from '../../model/guideline.ts';
import { diagnose } from '../../source/catalogue.ts';
import type { Diagnostic } from '../../source/diagnostic.ts';
import type { Span } from '../../source/span.ts';

interface PlacedText {
  readonly text: string;
  readonly uri: string;
  readonly span: Span;
}

/** One diagnostic for each text of the guideline that XML cannot carry. */
export function beyondXml(graph: CriteriaGraph, guideline: Guideline): readonly Diagnostic[] {
  const said = new Set<string>();
  return textsOf(graph, guideline).flatMap(({ text, uri, span }) => {
    const character = Array.from(text).find((one) => !isXmlCharacter(one.codePointAt(0) ?? 0));
    if (character === undefined || said.has(text)) return [];
    said.add(text);
    const number = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    const words = text.replaceAll(character, '\ufffd').slice(0, 60);
    return [diagnose('export/not-in-xml', { uri, span }, { words, character: `U+${number}` })];
  });
}

/** As XML 1.0 has it. */
function isXmlCharacter(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return code < 0xd800 || (code > 0xdfff && code !== 0xfffe && code !== 0xffff);
}

function textsOf(graph: CriteriaGraph, { uri, kind }: Guideline): readonly PlacedText[] {
  const start = { start: 0, end: kind.length };
  const { guideline, elements, nodes, verdicts } = graph;
  const elsewhere = [
    ...Object.values(guideline),
    ...elements.flatMap((element) => [
      element.key,
      element.label,
      ...('values' in element ? element.values : []),
      ...('unit' in element ? [element.unit] : []),
      ...('system' in element ? [element.system] : []),
    ]),
    ...[...verdicts.rows, verdicts.otherwise].flatMap(({ determination, label }) => [determination, label]),
  ];
  return [
    ...nodes.flatMap(({ origin }) =>
      [origin.words, origin.id, origin.number].map((text) => ({ text, uri: origin.uri, span: origin.span })),
    ),
    ...elsewhere.map((text) => ({ text, uri, span: start })),
  ];
}
