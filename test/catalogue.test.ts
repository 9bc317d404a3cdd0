// Every diagnostic code is raised by its own example, at the marked words, in both directions.
import { describe, expect, it } from 'vitest';
import { catalogueEntries, createWorkspace, targets } from '../dsl/index.ts';
import type { Diagnostic, TargetTools, Workspace } from '../dsl/index.ts';
import { readMarks } from './support/marked-text.ts';

/** Codes whose smallest example is too large to print in a table; each has a test of its own, named here. */
const provedElsewhere = new Set([
  'syntax/too-deep',
  'syntax/too-long',
  'syntax/not-cases',
  'model/include-conflict',
  'model/long-chain',
  // Only a faulty translator says so: test/targets/cql.test.ts.
  'export/not-translated',
  // A character that cannot be printed, decimals that another target refuses as well, thousands of criteria: test/targets/{dmn,sql}.test.ts.
  'export/not-in-xml',
  'export/too-fine-for-sql',
  'export/too-wide-for-postgres',
]);

const anyTranslator = { version: 'any', translate: () => ({ elm: '{}' }) };

function diagnosticsOf(
  marked: string,
  code: string,
): {
  diagnostics: readonly Diagnostic[];
  marks: ReturnType<typeof readMarks>['marks'];
} {
  const workspace = createWorkspace();
  const [first = '', second] = marked.split('=====\n');
  const target = second === undefined ? first : second;
  if (second !== undefined) workspace.setText('example.guideline', readMarks(first).text);
  const { text, marks } = readMarks(target);
  const tools = code === 'export/no-cql-translator' ? {} : { cql: anyTranslator };
  const uri = text.startsWith('cases for') ? 'example.cases' : 'example.guideline';
  workspace.setText(uri, text);
  return {
    diagnostics: code.startsWith('export/') ? exported(workspace, uri, tools) : workspace.diagnostics(uri),
    marks,
  };
}

/** What targets say of a guideline, each thing once. */
function exported(workspace: Workspace, uri: string, tools: TargetTools): readonly Diagnostic[] {
  const compiled = workspace.guideline(uri);
  if (compiled === undefined) return [];
  const said = targets.flatMap(
    (target) => target.emit({ ...compiled, cases: [], sources: [] }, tools).diagnostics,
  );
  return [...new Map(said.map((one) => [`${one.code} ${String(one.span.start)}`, one])).values()];
}

describe('the catalogue of diagnostics', () => {
  for (const [code, entry] of catalogueEntries()) {
    if (provedElsewhere.has(code)) continue;
    it(`${code} is raised by its example, and by nothing else in it`, () => {
      const { diagnostics, marks } = diagnosticsOf(entry.example, code);
      expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual([code]);
      expect(diagnostics[0]?.severity).toBe(entry.severity);
      expect(diagnostics.map(({ span }) => span)).toEqual(marks);
    });
  }

  it('says what, why and what to do in every entry', () => {
    for (const [code, entry] of catalogueEntries()) {
      expect(code).toMatch(/^[a-z]+\/[a-z]+(?:-[a-z]+)*$/);
      for (const words of [entry.message, entry.why, entry.help])
        expect(words.length, code).toBeGreaterThanOrEqual(10);
    }
  });
});
