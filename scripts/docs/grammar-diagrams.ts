// A rule of the grammar as a railroad diagram, SVG text that reads on light and dark pages; knows no grammar.
import railroad, { type Shape } from 'railroad-diagrams';
import type { GrammarShape } from './grammar-shapes.ts';

/** `text` is the rule in letters, for those who do not see the picture. */
export function railroadDiagram(name: string, shape: GrammarShape, text: string): string {
  const diagram = String(railroad.Diagram(draw(shape)));
  const id = `rule-${name}`;
  const opening = `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="${id}-title ${id}-text"`;
  const described = [
    `<title id="${id}-title">${escaped(name)}</title>`,
    `<desc id="${id}-text">${escaped(text)}</desc>`,
    `<style>${style}</style>`,
    '<rect class="page" width="100%" height="100%" rx="6"/>',
  ].join('\n');
  return diagram
    .replace('<svg', opening)
    .replace(/<g transform/, `${described}\n<g transform`)
    .replaceAll(/<path d="M[\d.]+ [\d.]+h0"><\/path>\n/g, '');
}

/** A picture keeps colours of its own: as an image it cannot see those of the page that it stands on. */
const style = `
.page { fill: #ffffff; stroke: #d0d7de; }
path { fill: none; stroke: #57606a; stroke-width: 2; }
rect { fill: #ddf4e4; stroke: #2c7a4b; stroke-width: 1.5; }
.rule rect { fill: #e4edfb; stroke: #2b5fb3; }
.said rect { fill: #f6f8fa; stroke: #8c959f; }
text { fill: #1f2328; font: 600 13px ui-monospace, Menlo, Consolas, monospace; text-anchor: middle; }
.said text { font-weight: 400; font-style: italic; }
@media (prefers-color-scheme: dark) {
.page { fill: #0d1117; stroke: #30363d; }
path { stroke: #9198a1; }
rect { fill: #12321f; stroke: #4ac26b; }
.rule rect { fill: #10243e; stroke: #58a6ff; }
.said rect { fill: #161b22; stroke: #6e7681; }
text { fill: #e6edf3; }
}
`;

function draw(shape: GrammarShape): Shape {
  switch (shape.kind) {
    case 'token':
      return shape.words.kind === 'said'
        ? ofClass(railroad.Terminal(shape.words.text), 'said')
        : oneOf(shape.words.texts.map((text) => railroad.Terminal(text)));
    case 'rule':
      return ofClass(railroad.NonTerminal(shape.name), 'rule');
    case 'sequence':
      return railroad.Sequence(...shape.parts.map(draw));
    case 'choice':
      return oneOf(shape.parts.map(draw));
    case 'optional':
      return railroad.Optional(draw(shape.part));
    case 'repeat': {
      const part = draw(shape.part);
      const between = shape.between && draw(shape.between);
      return shape.atLeastOne ? railroad.OneOrMore(part, between) : railroad.ZeroOrMore(part, between);
    }
  }
}

function oneOf(parts: readonly Shape[]): Shape {
  const [only] = parts;
  return only && parts.length === 1 ? only : railroad.Choice(0, ...parts);
}

function ofClass(shape: Shape, name: string): Shape {
  shape.attrs['class'] = name;
  return shape;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
