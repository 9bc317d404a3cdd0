// Contrast of the tokens of every theme, computed from the style sheet and the editor's themes as they ship.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { editorThemes } from '../../renderer/editor/themes.ts';

const themes = {
  light: { selector: "[data-mantine-color-scheme='light']", least: 4.5 },
  dark: { selector: "[data-mantine-color-scheme='dark']", least: 4.5 },
  'contrast-light': { selector: "[data-mantine-color-scheme='light'][data-contrast]", least: 7 },
  'contrast-dark': { selector: "[data-mantine-color-scheme='dark'][data-contrast]", least: 7 },
} as const;

const grounds = ['--gs-page', '--gs-side', '--gs-bar', '--gs-raised', '--gs-hover', '--gs-chosen'];
const words = ['--gs-ink', '--gs-soft', '--gs-faint', '--gs-accent-ink'];
const signs = ['met', 'not-met', 'unknown', 'review', 'open'];
const logic = ['all', 'count', 'none'];

describe.each(Object.entries(themes))('the theme %s', (name, { selector, least }) => {
  const tokens = tokensOf(selector);
  const contrast = (ink: string, ground: string): number =>
    ratio(tokens.get(ink) ?? '', tokens.get(ground) ?? '');

  it('names every token that the light theme names', () => {
    const known = [...tokensOf(themes.light.selector).keys()];
    expect(known.length).toBeGreaterThan(35);
    expect(known.filter((token) => !tokens.has(token))).toEqual([]);
  });

  it('has words that can be read on every ground', () => {
    const pairs = [
      ...grounds.flatMap((ground) => words.map((ink) => [ink, ground] as const)),
      ...['--gs-page', '--gs-side', '--gs-raised'].flatMap((ground) =>
        [...signs.map((sign) => `--gs-${sign}`), '--gs-error', '--gs-warning', '--gs-info'].map(
          (ink) => [ink, ground] as const,
        ),
      ),
      ...signs.flatMap((sign) => [
        [`--gs-${sign}`, `--gs-${sign}-soft`] as const,
        ['--gs-ink', `--gs-${sign}-soft`] as const,
      ]),
      ...logic.map((word) => [`--tone-${word}`, `--tone-${word}-soft`] as const),
      ['--tone-mark-text', '--tone-mark'] as const,
      ['--gs-ink', '--gs-mark'] as const,
    ];
    expect(pairs.filter(([ink, ground]) => contrast(ink, ground) < least).map(String)).toEqual([]);
  });

  it('has lines and marks that can be seen where they carry meaning', () => {
    const pairs = ['--gs-page', '--gs-side', '--gs-bar'].flatMap((ground) => [
      ['--gs-accent', ground] as const,
      ['--gs-brand', ground] as const,
      ['--tone-edge', ground] as const,
    ]);
    expect(pairs.filter(([mark, ground]) => contrast(mark, ground) < least3(mark)).map(String)).toEqual([]);
    expect(contrast('--gs-brand-ink', '--gs-brand')).toBeGreaterThan(4.5);
    if (name.startsWith('contrast')) expect(contrast('--gs-line', '--gs-page')).toBeGreaterThan(4.5);
  });

  it('has an editor whose words can be read', () => {
    const theme = editorThemes[`guideline-${name}`];
    const ground = theme?.colors['editor.background'] ?? '';
    expect(theme?.base).toBe(
      { light: 'vs', dark: 'vs-dark', 'contrast-light': 'hc-light', 'contrast-dark': 'hc-black' }[name],
    );
    const faint = (theme?.rules ?? []).filter(
      ({ foreground = '' }) => ratio(`#${foreground}`, ground) < least,
    );
    expect(faint.map(({ token }) => token)).toEqual([]);
    // Left out, the themes of high contrast inherit black and white, made for other grounds.
    const chosen =
      theme?.colors[name.startsWith('contrast') ? 'editor.selectionForeground' : 'editor.foreground'];
    for (const selection of ['editor.selectionBackground', 'editor.inactiveSelectionBackground'])
      expect(ratio(chosen ?? '', (theme?.colors[selection] ?? '').slice(0, 7)), selection).toBeGreaterThan(
        least,
      );
  });
});

/** An edge between two boxes only parts them; their words tell them apart. */
function least3(mark: string): number {
  return mark === '--tone-edge' ? 2.5 : 3;
}

function tokensOf(selector: string): ReadonlyMap<string, string> {
  const sheet = readFileSync(new URL('../../renderer/ui/tokens.css', import.meta.url), 'utf8');
  const start = sheet.indexOf(`:root${selector} {`);
  const block = sheet.slice(start, sheet.indexOf('}', start));
  return new Map(
    [...block.matchAll(/(--[\w-]+): (#[0-9a-f]{3,6});/g)].map(([, token = '', colour = '']) => [
      token,
      colour,
    ]),
  );
}

/** By WCAG 2: from 1 to 21. */
function ratio(a: string, b: string): number {
  const [lighter = 0, darker = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const hex = colour.slice(1);
  const full = hex.length === 3 ? hex.replace(/./g, '$&$&') : hex;
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const part = Number.parseInt(full.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
