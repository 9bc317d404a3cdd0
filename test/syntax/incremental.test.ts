// Reading after edits: whatever was read before, a text is read, checked and lowered exactly as it would be the first time.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compileGuideline,
  createSourceText,
  createSyntax,
  createWorkspace,
  type SourceText,
  type Workspace,
} from '../../dsl/index.ts';
import { readFolder, shippedFiles, validCorpus } from '../support/documents.ts';
import { guidelineText } from '../support/random-guideline.ts';

const warm = createSyntax();
const cold = createSyntax();
const uri = 'edited.guideline';
let read = 0;

const invalid = readFolder('test/corpus/invalid', '.guideline');
const texts = [...shippedFiles(), ...validCorpus(), ...invalid].map(({ text }) => text);

/** All phases of a text that was read before in other versions. */
function known(text: string): unknown {
  return everything(warm, createSourceText(uri, text));
}

/** The same under a name that was never read before, told as if it had the other's name. */
function anew(text: string): unknown {
  read += 1;
  const fresh = `${String(read)}.guideline`;
  return renamed(everything(cold, createSourceText(fresh, text)), fresh);
}

function everything(syntax: typeof warm, source: SourceText): unknown {
  const { document, guideline, graph, diagnostics } = compileGuideline(syntax, source, () => undefined);
  return { parsed: syntax.parse(source), document, guideline, graph, diagnostics };
}

function renamed(value: unknown, from: string): unknown {
  if (value === from) return uri;
  if (Array.isArray(value)) return value.map((entry) => renamed(entry, from));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, renamed(entry, from)]));
}

type Edit = (text: string) => string;

const place = fc.double({ min: 0, max: 1, noNaN: true });
const at = (list: { readonly length: number }, part: number): number => Math.floor(part * list.length);
const onLines = (change: (lines: readonly string[]) => readonly string[]): Edit => {
  return (text) => change(text.split('\n')).join('\n');
};
const pieces = fc.constantFrom(
  'x',
  ' ',
  '\n',
  '\r\n',
  '\t',
  '  ',
  '# words\n',
  '- ',
  'a. ',
  'ANY OF',
  '\n  ALL OF\n',
  '\nAND more',
  '\n    WHEN age < 18 years',
  '(',
  '"',
  '{same-id}',
  '{',
  '[ref]',
  ' NOTE ',
  '\nindications\n',
  '\nexclusions "E"\n  ANY OF\n    - One\n',
  '\ncase "C"\n',
  '\nwords at the margin\n',
  '\n- slid to the margin\n',
  '\u2028',
  '\u201cwords\u201d',
  ' AT\u00a0LEAST\u00a02 OF',
  '\ufeff',
);

const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(place, fc.nat(12), pieces).map(([part, length, piece]): Edit => (text) => {
    const start = at(text, part);
    return text.slice(0, start) + piece + text.slice(start + (length > 6 ? 0 : length));
  }),
  place.map((part) => onLines((lines) => lines.toSpliced(at(lines, part), 1))),
  place.map((part) => onLines((lines) => lines.toSpliced(at(lines, part), 0, lines[at(lines, part)] ?? ''))),
  fc
    .tuple(place, place, fc.nat(8))
    .map(([from, to, count]) =>
      onLines((lines) =>
        lines
          .toSpliced(at(lines, from), count)
          .toSpliced(at(lines, to), 0, ...lines.slice(at(lines, from), at(lines, from) + count)),
      ),
    ),
  fc.tuple(place, fc.constantFrom('  ', ' ', '-2', '-99')).map(([part, by]) =>
    onLines((lines) => {
      const line = lines[at(lines, part)] ?? '';
      const moved = by.startsWith('-') ? line.replace(new RegExp(`^ {0,${by.slice(1)}}`), '') : by + line;
      return lines.with(Math.min(at(lines, part), lines.length - 1), moved);
    }),
  ),
);

describe('a text read after edits', () => {
  const check = (text: string, edits: readonly Edit[]): void => {
    let current = text;
    expect(known(current)).toStrictEqual(anew(current));
    for (const change of edits) {
      current = change(current);
      expect(known(current)).toStrictEqual(anew(current));
    }
  };

  it('is the text read anew, for the shipped guidelines and the corpus', () => {
    const edits = fc.array(edit, { minLength: 1, maxLength: 6 });
    fc.assert(fc.property(fc.constantFrom(...texts), edits, check), { seed: 25, numRuns: 200 });
  });

  it('is the text read anew, for random guidelines', () => {
    const edits = fc.array(edit, { minLength: 1, maxLength: 8 });
    fc.assert(fc.property(guidelineText(), edits, check), { seed: 26, numRuns: 60 });
  });

  it('is the text read anew, for a guideline and the fragment that it includes', () => {
    const files = shippedFiles().filter(({ text }) => !text.startsWith('cases for'));
    const guidelines = files.filter(({ text }) => /^include /m.test(text)).map((file) => file.path);
    expect(guidelines.length).toBeGreaterThan(0);
    const setAll = (workspace: Workspace, texts: ReadonlyMap<string, string>): void =>
      texts.forEach((text, path) => workspace.setText(path, text));
    const all = (workspace: Workspace, path: string): unknown => {
      const compiled = workspace.guideline(path);
      return { compiled, diagnostics: workspace.diagnostics(path), included: compiled?.guideline.includes };
    };
    const edited = createWorkspace();
    const reads = (path: string, edits: readonly (readonly [boolean, Edit])[]): void => {
      const now = new Map(files.map((file) => [file.path, file.text]));
      setAll(edited, now);
      const fragment = edited.guideline(path)?.fragments[0]?.uri ?? '';
      expect(now.has(fragment)).toBe(true);
      for (const [inFragment, change] of edits) {
        const target = inFragment ? fragment : path;
        now.set(target, change(now.get(target) ?? ''));
        setAll(edited, now);
        const anew = createWorkspace();
        setAll(anew, now);
        expect(all(edited, path)).toStrictEqual(all(anew, path));
      }
    };
    const edits = fc.array(fc.tuple(fc.boolean(), edit), { minLength: 1, maxLength: 3 });
    fc.assert(fc.property(fc.constantFrom(...guidelines), edits, reads), { seed: 27, numRuns: 10 });
  });

  it('is the same tree, not an equal one, before the place of the edit', () => {
    const text =
      'guideline "G"\n  id g\n  version 1\nindications\n  ANY OF\n    - One\n    - Two\n    - Three\n';
    const items = (source: SourceText) =>
      warm
        .parseGuideline(source)
        .value.sections.flatMap((section) =>
          section.kind === 'indications' ? (section.group?.items ?? []) : [],
        );
    const before = items(createSourceText('same.guideline', text));
    const after = items(createSourceText('same.guideline', text.replace('Two', 'Both')));
    expect(after[0]).toBe(before[0]);
    expect(after[1]?.clauses[0]?.words?.value).toBe('Both');
    expect(after[2]?.span.start).toBe((before[2]?.span.start ?? 0) + 1);
  });

  it('is parsed once a version, whoever asks', () => {
    const source = createSourceText('once.guideline', texts[0] ?? '');
    expect(warm.parse(source)).toBe(warm.parse(source));
  });
});
