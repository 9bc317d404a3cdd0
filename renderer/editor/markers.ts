// Problems of a text as marks under its words; the rule of a finding is a link to its reason.
import type { Diagnostic } from '../../dsl/index.ts';
import { monaco } from './monaco.ts';
import { modelUri, ruleUri } from './model-paths.ts';
import { toVisibleRange } from './positions.ts';

type Model = monaco.editor.ITextModel;

/** Who says it: marks of one do not replace those of the other. */
type Owner = 'check' | 'linter';

export function showMarkers(
  model: Model,
  path: string,
  owner: Owner,
  diagnostics: readonly Diagnostic[],
): void {
  const own = diagnostics.filter((diagnostic) => diagnostic.uri === path);
  monaco.editor.setModelMarkers(
    model,
    owner,
    own.map((diagnostic) => toMarker(model, diagnostic)),
  );
}

function toMarker(model: Model, diagnostic: Diagnostic): monaco.editor.IMarkerData {
  const lines = [diagnostic.message, diagnostic.note, diagnostic.help].filter(Boolean);
  return {
    ...toVisibleRange(model, diagnostic.span),
    message: lines.join('\n'),
    code: diagnostic.code.startsWith('lint/')
      ? { value: diagnostic.code, target: ruleUri(diagnostic.code) }
      : diagnostic.code,
    severity: severityOf(diagnostic),
    relatedInformation: relatedTo(diagnostic),
  };
}

function severityOf(diagnostic: Diagnostic): monaco.MarkerSeverity {
  switch (diagnostic.severity) {
    case 'error':
      return monaco.MarkerSeverity.Error;
    case 'warning':
      return monaco.MarkerSeverity.Warning;
    case 'info':
      return monaco.MarkerSeverity.Info;
  }
}

/** Places in texts that are not open have no line to show. */
function relatedTo(diagnostic: Diagnostic): monaco.editor.IRelatedInformation[] {
  return (diagnostic.related ?? []).flatMap(({ uri, span, message }) => {
    const resource = modelUri(uri);
    const model = monaco.editor.getModel(resource);
    return model === null ? [] : [{ resource, message, ...toVisibleRange(model, span) }];
  });
}
