// The comparison of two versions in linked lenses on one list of changes; asks for nothing itself, knows no store.
import { Loader, Tabs } from '@mantine/core';
import { IconAlertTriangle, IconArrowsDiff, IconEqual } from '@tabler/icons-react';
import { useEffect, useMemo, useRef } from 'react';
import type { ReactNode } from 'react';
import type { Change, GuidelineDiff, Place, RedlineDocument, Witness } from '../../../dsl/index.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Tones } from '../../ui/tones.tsx';
import type { Theme } from '../../ui/tones.tsx';
import { CompareBar } from './compare-bar.tsx';
import { filtered, noFilter, rowsOf, rowWith, selectionOf } from './compare-rows.ts';
import type { CompareState, Lens } from './compare-rows.ts';
import { DecisionsLens } from './decisions-lens.tsx';
import type { LensProps } from './lens-props.ts';
import { RedlineLens } from './redline-lens.tsx';
import { SourceLens } from './source-lens.tsx';
import type { TextLink } from './source-lens.tsx';
import { StructureLens } from './structure-lens.tsx';
import { SummaryLens } from './summary-lens.tsx';
import type { SummaryEdits } from './summary-lens.tsx';
import { findings } from './summary-text.ts';
import { useWalk } from './use-walk.ts';
import { VersionBar } from './version-bar.tsx';
import type { VersionChoice } from './version-bar.tsx';
import styles from './compare.module.css';

export type { VersionChoice } from './version-bar.tsx';

export interface CompareViewProps {
  /** Versions to choose from, of this guideline first. */
  readonly versions: readonly VersionChoice[];
  readonly oldPath: string;
  readonly newPath: string;
  onChoose(oldPath: string, newPath: string): void;
  /** Stays while a newer one is made. */
  readonly diff: GuidelineDiff | undefined;
  /** Of the same two texts; undefined while it is made. */
  readonly redline: RedlineDocument | undefined;
  readonly pending: boolean;
  readonly state: CompareState;
  onState(change: Partial<CompareState>): void;
  /** Changes of the structure to go to as soon as they are there; another object is another wish. */
  readonly wanted?: { readonly ids: readonly string[] } | undefined;
  onArrived?(): void;
  /** Why there is no comparison: what, and what to do. */
  readonly problem?: { readonly message: string; readonly help: string } | undefined;
  /** To where something is written in one of the two versions. `id` is '' where it has none. */
  onJump(side: 'old' | 'new', place: Place, id: string): void;
  /** Keeps the case as a test; left out: no button. */
  readonly onKeepWitness?: ((witness: Witness) => void) | undefined;
  /** Edits of the author's list of changes; left out: it can only be read. */
  readonly summaryEdits?: SummaryEdits | undefined;
  /** The two texts side by side. Called only while that lens is in front. */
  renderText(link: TextLink): ReactNode;
  /** What reviewers said of these changes; left out: nothing. */
  readonly renderNotes?: ((changes: readonly Change[]) => ReactNode) | undefined;
  /** More buttons beside the versions. */
  readonly actions?: ReactNode;
  readonly theme: Theme;
}

export function CompareView(props: CompareViewProps): ReactNode {
  const { diff, state, onState } = props;
  const shown = useMemo(() => diff && filtered(diff, state.filter), [diff, state.filter]);
  const counts = useMemo(() => (diff && shown ? lensCounts(diff, shown) : undefined), [diff, shown]);
  const rows = useMemo(
    () => (diff && shown ? rowsOf(state.lens, shown, diff, props.redline) : []),
    [diff, shown, state.lens, props.redline],
  );
  const current = rowWith(rows, state.selected)?.id;
  const choose = (id: string): void => {
    const row = rows.find((one) => one.id === id);
    onState({ selected: row ? selectionOf(row, rows) : id });
  };
  const view = useRef<HTMLDivElement>(null);
  const ids = useMemo(() => rows.map(({ id }) => id), [rows]);
  const arrival = `${state.lens} ${props.redline === undefined} ${props.wanted === undefined}`;
  const walk = useWalk(
    { ids, current, arrival, chosen: state.selected !== undefined, onChoose: choose },
    view,
  );
  useArrival(props, walk.seek);
  const toggle = (id: string): void => (id === current ? onState({ selected: '' }) : choose(id));
  return (
    <Tones theme={props.theme} className={styles['compare']} data-walk>
      <VersionBar
        versions={props.versions}
        oldPath={props.oldPath}
        newPath={props.newPath}
        onChoose={props.onChoose}
        status={props.pending && diff ? 'Comparing again\u2026' : ''}
        actions={diff ? props.actions : null}
      />
      {/* Keys of the walk work wherever the focus is in a list. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div className={styles['lenses']} ref={view} onKeyDown={walk.onKeyDown}>
        <Tabs
          className={styles['tabs'] ?? ''}
          value={state.lens}
          onChange={(value) => onState({ lens: lenses.find((known) => known === value) ?? 'decisions' })}
          keepMounted={false}
          variant="default"
        >
          <Tabs.List>
            <LensTab lens="decisions" label="Decisions" count={counts?.decisions} />
            <LensTab lens="structure" label="Structure" count={counts?.structure} />
            <LensTab lens="redline" label="Redline" />
            <LensTab lens="source" label="Source" />
            <LensTab lens="summary" label="Summary" count={counts?.findings} finding />
          </Tabs.List>
          {diff && diff.changes.length > 0 && !props.problem && state.lens !== 'summary' ? (
            <CompareBar
              diff={diff}
              filter={state.filter}
              onFilter={(filter) => onState({ filter })}
              walk={walk}
            />
          ) : null}
          {lenses.map((known) => (
            <Tabs.Panel key={known} value={known} className={styles['panel'] ?? ''} data-lens={known}>
              <DiffLens {...props} lens={known} shown={shown} current={current} onToggle={toggle} />
            </Tabs.Panel>
          ))}
        </Tabs>
      </div>
    </Tones>
  );
}

const lenses: readonly Lens[] = ['decisions', 'structure', 'redline', 'source', 'summary'];

/** What is wanted may come with a later comparison. */
function useArrival({ wanted, diff, onState, onArrived }: CompareViewProps, seek: () => void): void {
  useEffect(() => {
    const id = wanted?.ids.find((one) => diff?.changes.some((change) => change.id === one));
    if (id === undefined) return;
    seek();
    onState({ lens: 'structure', selected: id, filter: noFilter });
    onArrived?.();
  }, [wanted, diff, seek, onState, onArrived]);
}

type Shown = Pick<GuidelineDiff, 'changes' | 'decisions'>;

function lensCounts(diff: GuidelineDiff, shown: Shown) {
  return {
    decisions: shown.decisions.length,
    structure: shown.changes.filter((change) => change.kind !== 'renumbered').length,
    findings: findings(diff.claims),
  };
}

interface LensTabProps {
  readonly lens: Lens;
  readonly label: string;
  readonly count?: number | undefined;
  /** The count is of things to be looked into. */
  readonly finding?: boolean;
}

function LensTab({ lens, label, count, finding = false }: LensTabProps): ReactNode {
  const shown = count !== undefined && !(finding && count === 0);
  return (
    <Tabs.Tab value={lens} rightSection={shown ? <Count count={count} finding={finding} /> : null}>
      {label}
    </Tabs.Tab>
  );
}

function Count({ count, finding }: { readonly count: number; readonly finding: boolean }): ReactNode {
  return (
    <span className={styles['count']} data-finding={finding}>
      {finding ? <IconAlertTriangle size={12} aria-hidden /> : null}
      {count}
      {finding ? <span className="visually-hidden"> findings</span> : null}
    </span>
  );
}

interface DiffLensProps extends CompareViewProps {
  readonly lens: Lens;
  readonly shown: Shown | undefined;
  readonly current: string | undefined;
  onToggle(id: string): void;
}

function DiffLens(props: DiffLensProps): ReactNode {
  const { diff, shown, problem, pending, lens } = props;
  if (problem)
    return (
      <EmptyState tone="problem" icon={<IconAlertTriangle size={26} />} title={problem.message}>
        {problem.help}
      </EmptyState>
    );
  if (props.oldPath === props.newPath)
    return (
      <EmptyState icon={<IconEqual size={26} />} title="The same version stands on both sides">
        {props.versions.length > 1
          ? 'Choose another version above.'
          : 'The library has one version of this guideline only. Save the text under a new version to compare it with this one.'}
      </EmptyState>
    );
  if (!diff || !shown)
    return pending ? (
      <EmptyState icon={<Loader size={24} />} title="Comparing">
        Texts, structure and decisions are set against each other; every change of a decision gets a case that
        shows it.
      </EmptyState>
    ) : (
      <EmptyState icon={<IconArrowsDiff size={26} />} title="Choose two versions">
        What changed in words, in structure and in decisions appears here.
      </EmptyState>
    );
  const { current, onToggle, onJump, renderNotes } = props;
  const linked: LensProps = { diff, current, onToggle, onJump, renderNotes };
  switch (lens) {
    case 'decisions':
      return <DecisionsLens {...linked} decisions={shown.decisions} onKeepWitness={props.onKeepWitness} />;
    case 'structure':
      return <StructureLens {...linked} changes={shown.changes} />;
    case 'redline':
      return <RedlineLens {...linked} changes={shown.changes} redline={props.redline} />;
    case 'source':
      return <SourceLens {...linked} changes={shown.changes} renderText={props.renderText} />;
    case 'summary':
      return (
        <SummaryLens
          diff={diff}
          edits={props.summaryEdits}
          onShow={({ id }) => props.onState({ lens: 'structure', selected: id, filter: noFilter })}
        />
      );
  }
}
