// The tree panel of the open guideline, fed from the store; the panel itself knows no store.
import { useCallback, useState } from 'react';
import type { DecisionView } from '../../dsl/index.ts';
import { TreePanel } from '../panels/tree/tree-panel.tsx';
import { caseStates } from './state/cases.ts';
import { placeInTree } from './state/tree-places.ts';
import { useActions, useApp } from './store-context.tsx';
import { useScheme } from './use-scheme.ts';

export function TreeView() {
  const path = useApp((state) => state.activePath);
  const criteria = useApp((state) => state.analyses[state.activePath ?? '']?.criteria);
  const states = useApp((state) => caseStates(state, state.activePath));
  const selectedId = useApp((state) =>
    state.focus?.path === state.activePath ? state.focus?.criterion : undefined,
  );
  const scheme = useScheme();
  const { goToCriterion, goTo } = useActions();
  const { decision, request } = useDecision(path);
  const select = (id: string): void => {
    const place = criteria === undefined ? undefined : placeInTree(criteria, id);
    if (path !== undefined && place !== undefined)
      void goToCriterion(path, id, { uri: place.uri, ...place.span });
  };
  const activate = (id: string): void => {
    const place = criteria === undefined ? undefined : placeInTree(criteria, id);
    if (place !== undefined) void goTo(place.uri, place.span.start, place.span.start);
  };
  return (
    <TreePanel
      criteria={criteria}
      decision={decision}
      requestDecision={request}
      states={states}
      selectedId={selectedId}
      onSelect={select}
      onActivate={activate}
      theme={scheme}
    />
  );
}

/** The questions of the open guideline: asked for when the panel wants them, forgotten when another guideline is opened. */
function useDecision(path: string | undefined): {
  readonly decision: DecisionView | undefined;
  readonly request: () => void;
} {
  const [known, setKnown] = useState<{ readonly path: string; readonly view: DecisionView }>();
  const { decisionView, notifyFailure } = useActions();
  const request = useCallback(() => {
    if (path === undefined) return;
    decisionView(path).then(
      (view) => setKnown({ path, view }),
      (error: unknown) => notifyFailure('The questions could not be ordered', error),
    );
  }, [path, decisionView, notifyFailure]);
  return { decision: known !== undefined && known.path === path ? known.view : undefined, request };
}
