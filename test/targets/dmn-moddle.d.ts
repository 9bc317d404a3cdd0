// The part of dmn-moddle that the tests use; the package brings no types.
declare module 'dmn-moddle' {
  interface DiagramElement {
    readonly $type: string;
    readonly dmnElementRef: { readonly id: string };
  }
  interface Definitions {
    readonly drgElement: readonly unknown[];
    readonly dmnDI: {
      readonly diagrams: readonly { readonly diagramElements: readonly DiagramElement[] }[];
    };
  }
  export class DmnModdle {
    fromXML(xml: string): Promise<{ rootElement: Definitions; warnings: readonly unknown[] }>;
  }
}
