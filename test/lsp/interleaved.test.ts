// The law of a session: whatever is typed, asked and taken back in between, an answer is that of the text it was asked about, or a refusal.
import fc from 'fast-check';
import type { DocumentSymbol, FoldingRange } from 'vscode-languageserver/node';
import { CancellationTokenSource } from 'vscode-languageserver/node';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSourceText, createWorkspace, foldingRanges, outlineOf, positionAt } from '../../dsl/index.ts';
import type { OutlineEntry } from '../../dsl/index.ts';
import { openEditor, type Editor } from './support/editor.ts';

const name = 'mr-spectroscopy/2024.guideline';
const longest = 15_000;

let editor: Editor;

beforeAll(async () => {
  // Findings would only take time here.
  editor = await openEditor({ pause: 60_000 });
  editor.open(name);
});

afterAll(async () => await editor.end());

const workspace = createWorkspace();

/** What the plain functions of the language say of a text. */
function expected(text: string): { readonly outline: readonly string[]; readonly folds: readonly string[] } {
  workspace.setText(name, text);
  const document = workspace.document(name)?.value;
  if (document === undefined) throw new Error('no document');
  const source = createSourceText(name, text);
  const line = (offset: number): number => positionAt(source, offset).line;
  const labels = (entries: readonly OutlineEntry[]): readonly string[] =>
    entries.flatMap(({ label, span, children }) => [`${line(span.start)} ${label}`, ...labels(children)]);
  return {
    outline: labels(outlineOf(document)),
    folds: foldingRanges(source, document).map(({ span }) => `${line(span.start)}-${line(span.end)}`),
  };
}

async function ask(kind: 'outline' | 'folds', cancel: boolean): Promise<readonly string[] | 'refused'> {
  const method = kind === 'outline' ? 'textDocument/documentSymbol' : 'textDocument/foldingRange';
  const source = new CancellationTokenSource();
  const params = { textDocument: { uri: editor.address(name) } };
  const asked = editor.connection.sendRequest<unknown>(method, params, source.token);
  if (cancel) source.cancel();
  try {
    const answer = await asked;
    return kind === 'outline'
      ? symbolLines(answer as readonly DocumentSymbol[])
      : (answer as readonly FoldingRange[]).map(({ startLine, endLine }) => `${startLine}-${endLine}`);
  } catch (error) {
    const { code } = error as { readonly code: number };
    expect(cancel ? [-32800, -32801] : [-32801]).toContain(code);
    return 'refused';
  }
}

function symbolLines(symbols: readonly DocumentSymbol[]): readonly string[] {
  return symbols.flatMap(({ name: label, range, children = [] }) => [
    `${range.start.line} ${label}`,
    ...symbolLines(children),
  ]);
}

const step = fc.oneof(
  fc.record({
    do: fc.constant('type' as const),
    at: fc.nat(longest),
    gone: fc.nat(12),
    words: fc.constantFrom('', ' x', '\n', '\r\n', 'ANY OF', '{a}', '  2. Another  {another}\n', '😀', '"'),
  }),
  fc.record({
    do: fc.constant('ask' as const),
    kind: fc.constantFrom('outline' as const, 'folds' as const),
    cancel: fc.boolean(),
  }),
  fc.record({ do: fc.constant('wait' as const) }),
);

it('holds over random sessions', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      const waiting: Promise<void>[] = [];
      for (const next of steps) {
        if (next.do === 'type') editor.replace(name, next.at, next.gone, next.words);
        else if (next.do === 'wait') await Promise.all(waiting);
        else {
          const text = editor.text(name);
          const check = async (): Promise<void> => {
            const answer = await ask(next.kind, next.cancel);
            if (answer === 'refused') return;
            expect(answer).toEqual(expected(text)[next.kind]);
          };
          waiting.push(check());
        }
      }
      await Promise.all(waiting);
    }),
    { seed: 31, numRuns: 25 },
  );
  // A server that refuses everything would hold the law as well: nothing interrupts these.
  for (const kind of ['outline', 'folds'] as const)
    expect(await ask(kind, false)).toEqual(expected(editor.text(name))[kind]);
});
