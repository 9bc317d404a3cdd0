// Measures the glyphs of the box fonts once, so that layout in the worker knows how text will run; asks the document's own fonts.
import { measuredGlyphs, textWidth, typicalGlyphs } from './text-metrics.ts';
import type { BoxFonts, GlyphWidths } from './text-metrics.ts';

/** Sizes of the style sheet; a change there is a change here. */
export const boxFontSizes = { words: 15, small: 13, label: 12 } as const;

/** Measures with the font family of `element`. Falls back to typical widths where no canvas is to be had. */
export function measureFonts(element: Element): BoxFonts {
  return fontsOf(getComputedStyle(element).fontFamily);
}

export function fontsOf(family: string): BoxFonts {
  return {
    words: measure(family, boxFontSizes.words, 400),
    heading: measure(family, boxFontSizes.words, 650),
    small: measure(family, boxFontSizes.small, 400),
    label: measure(family, boxFontSizes.label, 700),
  };
}

/** Room of a mark with the widest of these words, and its gap; 0 for no words. */
export function markRoom(widest: readonly string[], fonts: BoxFonts): number {
  if (widest.length === 0) return 0;
  return Math.ceil(Math.max(...widest.map((words) => textWidth(words, fonts.label)))) + markAround;
}

/** Picture, paddings, borders and the gap before it. */
const markAround = 34;

function measure(family: string, size: number, weight: number): GlyphWidths {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return typicalGlyphs(size, weight > 500);
  context.font = `${weight} ${size}px ${family}`;
  const widths: Record<string, number> = {};
  for (const glyph of measuredGlyphs) widths[glyph] = context.measureText(glyph).width;
  return { widths, fallback: context.measureText('W').width };
}
