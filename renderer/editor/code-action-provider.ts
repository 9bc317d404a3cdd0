// Fixes of the problems at a place, the waiver of what the linter says there, and what else can be rewritten there.
import type { CodeAction, Diagnostic, Finding, Fix, Span } from '../../dsl/index.ts';
import type { AppStore } from '../app/store.ts';
import { checkFor } from './analysis-for.ts';
import { askAbout } from './ask-about.ts';
import { pathOf } from './model-paths.ts';
import { monaco } from './monaco.ts';
import { toRange, toSpan } from './positions.ts';

type Model = monaco.editor.ITextModel;

export const codeActionKinds = ['quickfix', 'refactor'];

export function codeActionProvider(store: AppStore): monaco.languages.CodeActionProvider {
  return {
    provideCodeActions: async (model, range, context, cancelled) => {
      const path = pathOf(model);
      const check = await checkFor(store, path, cancelled);
      if (model.isDisposed()) return undefined;
      const asked = toSpan(model, range);
      const near = (check?.diagnostics ?? []).filter(
        ({ uri, span }) => uri === path && span.start <= asked.end && span.end >= asked.start,
      );
      const fixes = near.flatMap((diagnostic) =>
        (diagnostic.fixes ?? []).flatMap((fix, index) =>
          toFix(diagnostic, fix, index === 0, context.markers),
        ),
      );
      const wanted = context.only === undefined || context.only.startsWith('refactor');
      const found = wanted
        ? await askAbout(store, model, cancelled, (help, text) => help.codeActions(text, asked))
        : undefined;
      const findings = findingsAt(store, path, asked).flatMap((finding) =>
        findingActions(path, finding, context.markers),
      );
      return {
        actions: [...fixes, ...findings, ...(found ?? []).flatMap(toRewrite)],
        dispose: () => undefined,
      };
    },
  };
}

/** Asks for a reason, then writes the waiver. */
const waiveCommand = 'guideline.waive';

export function registerWaiveCommand(store: AppStore): monaco.IDisposable {
  return monaco.editor.registerCommand(
    waiveCommand,
    (_accessor: unknown, path: string, finding: Finding) => void store.getState().startWaiver(path, finding),
  );
}

/** None where the text changed since it was looked over. */
function findingsAt(store: AppStore, path: string, { start, end }: Span): readonly Finding[] {
  const { findings, documents } = store.getState();
  const known = findings[path];
  if (known === undefined || known.text !== documents[path]?.text) return [];
  return known.findings.filter(
    ({ span, waived }) => waived === undefined && span.start <= end && span.end >= start,
  );
}

function findingActions(
  path: string,
  finding: Finding,
  markers: readonly monaco.editor.IMarkerData[],
): readonly monaco.languages.CodeAction[] {
  const waive = {
    title: `Waive ${finding.code} with a reason…`,
    kind: 'quickfix',
    command: { id: waiveCommand, title: 'Waive', arguments: [path, finding] },
  };
  return [...(finding.fixes ?? []).flatMap((fix) => toFix(finding, fix, false, markers)), waive];
}

function toFix(
  diagnostic: Diagnostic,
  fix: Fix,
  isPreferred: boolean,
  markers: readonly monaco.editor.IMarkerData[],
): readonly monaco.languages.CodeAction[] {
  const edit = toWorkspaceEdit(fix);
  const diagnostics = markers.filter(
    ({ code }) => (typeof code === 'object' ? code.value : code) === diagnostic.code,
  );
  return edit === undefined ? [] : [{ title: fix.label, kind: 'quickfix', isPreferred, diagnostics, edit }];
}

function toRewrite(action: CodeAction): readonly monaco.languages.CodeAction[] {
  const edit = toWorkspaceEdit(action);
  return edit === undefined ? [] : [{ title: action.title, kind: 'refactor', edit }];
}

/** undefined where it would change a text that is not open. */
function toWorkspaceEdit({ edits }: Pick<Fix, 'edits'>): monaco.languages.WorkspaceEdit | undefined {
  const found: monaco.languages.IWorkspaceTextEdit[] = [];
  for (const edit of edits) {
    const model = modelOf(edit.uri);
    if (model === undefined) return undefined;
    found.push({
      resource: model.uri,
      versionId: model.getVersionId(),
      textEdit: { range: toRange(model, edit.span), text: edit.newText },
    });
  }
  return { edits: found };
}

function modelOf(path: string): Model | undefined {
  return monaco.editor.getModels().find((candidate) => pathOf(candidate) === path);
}
