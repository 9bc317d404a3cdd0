// Fixes of the problems at a place, and what else can be rewritten there.
import type { CodeAction, Diagnostic, Fix } from '../../dsl/index.ts';
import type { AppStore } from '../app/store.ts';
import { analysisFor } from './analysis-for.ts';
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
      const analysis = await analysisFor(store, path, cancelled);
      const asked = toSpan(model, range);
      const near = (analysis?.diagnostics ?? []).filter(
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
      return { actions: [...fixes, ...(found ?? []).flatMap(toRewrite)], dispose: () => undefined };
    },
  };
}

function toFix(
  diagnostic: Diagnostic,
  fix: Fix,
  isPreferred: boolean,
  markers: readonly monaco.editor.IMarkerData[],
): readonly monaco.languages.CodeAction[] {
  const edit = toWorkspaceEdit(fix);
  const diagnostics = markers.filter((marker) => marker.code === diagnostic.code);
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
