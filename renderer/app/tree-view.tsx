// The tree panel of the open guideline, fed from the store and the language worker; the panel itself knows neither.
import { useCallback, useMemo, useState } from 'react';
import type { DecisionView, Place } from '../../dsl/index.ts';
import type { Colours, OtherVersion } from '../panels/tree/colour-menu.tsx';
import { TreePanel } from '../panels/tree/tree-panel.tsx';
import { caseStates } from './state/cases.ts';
import { compareVersions } from './state/library-groups.ts';
import { placeInTree } from './state/tree-places.ts';
import { useActions, useApp } from './store-context.tsx';
import { useAsked } from './use-asked.ts';
import { useGoodTree } from './use-good-tree.ts';
import { useScheme } from './use-scheme.ts';

export function TreeView() {
  const path = useApp((state) => state.activePath);
  const analysis = useApp((state) => state.analyses[state.activePath ?? '']);
  const check = useApp((state) => state.checks[state.activePath ?? '']);
  const states = useApp((state) => caseStates(state, state.activePath));
  const selectedId = useApp((state) =>
    state.focus?.path === state.activePath ? state.focus?.criterion : undefined,
  );
  const scheme = useScheme();
  const { goToCriterion, goTo, notifyFailure, setTreeColours, setTreeLens } = useActions();
  const { criteria, warning } = useGoodTree(path, analysis, check);
  const { decision, request } = useDecision(path);
  const { versions, fileStem } = useVersions(path);
  const chosen = useApp((state) => state.treeColours);
  const lens = useApp((state) => state.treeLens);
  // A version of another guideline is none of this one.
  const known = chosen.kind !== 'changes' || versions.some((one) => one.path === chosen.path);
  const colours = known ? chosen : initialColours;
  const answers = useAnswers(path, colours, selectedId, decision !== undefined && states !== undefined);
  const select = (id: string): void => {
    const place = criteria === undefined ? undefined : placeInTree(criteria, id);
    if (path !== undefined && place !== undefined)
      void goToCriterion(path, id, { uri: place.uri, ...place.span });
  };
  const goToPlace = (place: Place): void => void goTo(place.uri, place.span.start, place.span.start);
  const activate = (id: string): void => {
    const place = criteria === undefined ? undefined : placeInTree(criteria, id);
    if (place !== undefined) goToPlace(place);
  };
  return (
    <TreePanel
      criteria={criteria}
      warning={warning}
      decision={decision}
      requestDecision={request}
      states={states}
      {...answers}
      colours={colours}
      onColours={setTreeColours}
      lens={lens}
      onLens={setTreeLens}
      versions={versions}
      fileStem={fileStem}
      onFailure={notifyFailure}
      selectedId={selectedId}
      onSelect={select}
      onActivate={activate}
      onGoTo={goToPlace}
      theme={scheme}
    />
  );
}

const initialColours: Colours = { kind: 'case' };

/** What is shown beside the criteria; asked for only while it is to be seen. */
function useAnswers(
  path: string | undefined,
  colours: Colours,
  selectedId: string | undefined,
  walking: boolean,
) {
  const { treeChanges, criterionNotes, decisionWays } = useActions();
  const analyses = useApp((state) => state.analyses);
  const facts = useApp((state) => state.facts[state.activePath ?? '']);
  const when = (wanted: boolean, key: string): string | undefined =>
    path !== undefined && wanted ? `${path} ${key}` : undefined;
  const older = colours.kind === 'changes' ? colours.path : '';
  // The cases are decided, and counted, once for all panels.
  const coverage = useApp((state) => state.caseTables[path ?? '']?.table.coverage);
  const changes = useAsked(
    when(older !== '', older),
    analyses,
    'The versions could not be compared',
    async () => await treeChanges(path ?? '', older),
  );
  const notes = useAsked(
    when(selectedId !== undefined, selectedId ?? ''),
    analyses,
    'The criterion could not be explained',
    async () => await criterionNotes(path ?? '', selectedId ?? ''),
  );
  const basis = useMemo(() => ({ facts, analyses }), [facts, analyses]);
  const ways = useAsked(
    when(walking, 'way'),
    basis,
    'The way of the case could not be found',
    async () => await decisionWays(path ?? '', facts ?? {}),
  );
  return { coverage, changes, notes, ways };
}

/** The other versions of the guideline, newest first, and the name of a file about this one. */
function useVersions(path: string | undefined): {
  readonly versions: readonly OtherVersion[];
  readonly fileStem: string;
} {
  const files = useApp((state) => state.library?.files);
  return useMemo(() => {
    const own = files?.find((file) => file.path === path);
    const others = (files ?? []).filter(
      ({ kind, id, path: other }) =>
        own !== undefined && kind === own.kind && id === own.id && other !== path,
    );
    const versions = others
      .toSorted((a, b) => compareVersions(b.version, a.version))
      .map(({ path: other, version }) => {
        const later = compareVersions(version, own?.version ?? '') > 0;
        return { path: other, since: `${later ? 'against' : 'since'} ${version || other}` };
      });
    const stem =
      own === undefined ? 'guideline' : [own.id, own.version].filter((part) => part !== '').join('-');
    return { versions, fileStem: stem.replace(/[^A-Za-z0-9.-]+/g, '-') || 'guideline' };
  }, [files, path]);
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
