// The comparison of two versions in four lenses: decisions, structure, source, summary; asks for nothing itself, knows no store.
import { Loader, Tabs } from '@mantine/core';
import { IconAlertTriangle, IconArrowsDiff, IconEqual } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { GuidelineDiff, Place, Witness } from '../../../dsl/index.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Tones } from '../../ui/tones.tsx';
import type { Theme } from '../../ui/tones.tsx';
import { DecisionsLens } from './decisions-lens.tsx';
import { StructureLens } from './structure-lens.tsx';
import { SummaryLens } from './summary-lens.tsx';
import { findings } from './summary-text.ts';
import type { Wanted } from './use-walk.ts';
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
  readonly pending: boolean;
  /** Changes of the structure to go to. */
  readonly wanted?: Wanted | undefined;
  /** Why there is no comparison: what, and what to do. */
  readonly problem?: { readonly message: string; readonly help: string } | undefined;
  /** To where something is written in one of the two versions. `id` is '' where it has none. */
  onJump(side: 'old' | 'new', place: Place, id: string): void;
  /** Keeps the case as a test; left out: no button. */
  readonly onKeepWitness?: ((witness: Witness) => void) | undefined;
  /** Puts these lines into the `changes from` section of the new version; left out: no button. */
  readonly onDraftSummary?: ((lines: readonly string[]) => void) | undefined;
  /** The two texts side by side. Called only while that lens is in front. */
  renderTextDiff(): ReactNode;
  readonly theme: Theme;
}

type Lens = 'decisions' | 'structure' | 'source' | 'summary';

export function CompareView(props: CompareViewProps): ReactNode {
  const [lens, setLens] = useState<Lens>('decisions');
  const { diff, wanted } = props;
  const [gone, setGone] = useState<Wanted>();
  if (wanted !== undefined && wanted !== gone) {
    setGone(wanted);
    setLens('structure');
  }
  const counts = useMemo(() => (diff ? lensCounts(diff) : undefined), [diff]);
  return (
    <Tones theme={props.theme} className={styles['compare']} data-walk>
      <VersionBar
        versions={props.versions}
        oldPath={props.oldPath}
        newPath={props.newPath}
        onChoose={props.onChoose}
        status={props.pending && diff ? 'Comparing again\u2026' : ''}
      />
      <Tabs
        className={styles['tabs'] ?? ''}
        value={lens}
        onChange={(value) => setLens(lenses.find((known) => known === value) ?? 'decisions')}
        keepMounted={false}
        variant="default"
      >
        <Tabs.List>
          <LensTab lens="decisions" label="Decisions" count={counts?.decisions} />
          <LensTab lens="structure" label="Structure" count={counts?.structure} />
          <LensTab lens="source" label="Source" />
          <LensTab lens="summary" label="Summary" count={counts?.findings} finding />
        </Tabs.List>
        {lenses.map((known) => (
          <Tabs.Panel key={known} value={known} className={styles['panel'] ?? ''} data-lens={known}>
            {known === 'source' ? props.renderTextDiff() : <DiffLens {...props} lens={known} />}
          </Tabs.Panel>
        ))}
      </Tabs>
    </Tones>
  );
}

const lenses: readonly Lens[] = ['decisions', 'structure', 'source', 'summary'];

function lensCounts(diff: GuidelineDiff) {
  return {
    decisions: diff.decisions.length,
    structure: diff.changes.filter((change) => change.kind !== 'renumbered').length,
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

function DiffLens(props: CompareViewProps & { readonly lens: Exclude<Lens, 'source'> }): ReactNode {
  const { diff, problem, pending, lens } = props;
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
  if (!diff)
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
  switch (lens) {
    case 'decisions':
      return <DecisionsLens diff={diff} onJump={props.onJump} onKeepWitness={props.onKeepWitness} />;
    case 'structure':
      return <StructureLens diff={diff} wanted={props.wanted} onJump={props.onJump} />;
    case 'summary':
      return <SummaryLens diff={diff} onJump={props.onJump} onDraftSummary={props.onDraftSummary} />;
  }
}
