// The parts of the package railroad-diagrams that the pictures of the grammar use; the package brings no types.
declare module 'railroad-diagrams' {
  /** Prints itself as SVG text; needs no page. */
  export interface Shape {
    readonly attrs: Record<string, string>;
    readonly width: number;
    toString(): string;
  }
  type Part = Shape | string;

  const railroad: {
    Diagram(...parts: readonly Part[]): Shape;
    Sequence(...parts: readonly Part[]): Shape;
    /** `normal` is the index of the part on the straight line. */
    Choice(normal: number, ...parts: readonly Part[]): Shape;
    Optional(part: Part): Shape;
    OneOrMore(part: Part, between?: Part): Shape;
    ZeroOrMore(part: Part, between?: Part): Shape;
    Terminal(text: string): Shape;
    NonTerminal(text: string): Shape;
    Skip(): Shape;
  };
  export default railroad;
}
