// What a careful editor would ask about a text of the workspace, and how its findings are waived; knows no panel.
import { createLinter, hasErrors, ruleHelp, waiveFix } from '../../dsl/index.ts';
import type { Linter, Workspace } from '../../dsl/index.ts';
import type { DocumentText, LintService, Standing, TextFindings, TextVersion } from './protocol.ts';

/** `take`: the text of an editor, which replaces that of the library. */
export function createLintHelp(
  workspace: Workspace,
  take: (document: DocumentText) => void,
  isCurrent: (text: TextVersion) => boolean,
): Omit<LintService, 'setLibrary'> {
  let linter = createLinter();
  return {
    setLintRules: async ({ config, today }) => {
      linter = createLinter({ config, today });
    },
    lint: async (uri, open) => {
      for (const document of open) take(document);
      const version = open.find((document) => document.uri === uri)?.version ?? 0;
      return { version, ...lookOver(workspace, linter, uri) };
    },
    waive: async (text, finding, reason) => {
      const compiled = isCurrent(text) ? workspace.guideline(text.uri) : undefined;
      return compiled && waiveFix(compiled, finding, reason);
    },
    standing: async (uri) => standingOf(workspace, linter, uri),
    ruleHelp: async (code) => ruleHelp(code),
  };
}

function lookOver(workspace: Workspace, linter: Linter, uri: string): Omit<TextFindings, 'version'> {
  // Most rules would only repeat in other words what an error has said.
  if (hasErrors(workspace.diagnostics(uri))) return { findings: [], notes: [], paused: true };
  const compiled = workspace.guideline(uri);
  if (compiled === undefined) return { findings: [], notes: [], paused: false };
  const library = workspace.uris.flatMap((other) => workspace.guideline(other) ?? []);
  const { findings, notes } = linter.lint(compiled, library);
  return { findings, notes, paused: false };
}

function standingOf(workspace: Workspace, linter: Linter, uri: string): Standing | undefined {
  if (workspace.guideline(uri) === undefined) return undefined;
  const open = lookOver(workspace, linter, uri).findings.filter(({ waived }) => waived === undefined);
  const all = [...workspace.diagnostics(uri), ...open];
  const count = (severity: string): number => all.filter((one) => one.severity === severity).length;
  return { errors: count('error'), warnings: count('warning'), infos: count('info') };
}
