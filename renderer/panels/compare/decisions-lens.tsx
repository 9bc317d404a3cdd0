// The changed decisions: proof or direction, how many cases, and each change with a case that shows it.
import { IconAlertTriangle, IconEqual, IconFileText, IconShieldCheck } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import type { DecisionChange, GuidelineDiff, Witness } from '../../../dsl/index.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ClassMatrix } from './class-matrix.tsx';
import { DecisionCard } from './decision-card.tsx';
import { directionMeanings, groupDecisions } from './decision-groups.ts';
import { DirectionMark } from './direction-mark.tsx';
import type { LensProps } from './lens-props.ts';
import { NothingShown } from './nothing-shown.tsx';
import styles from './compare.module.css';

interface DecisionsLensProps extends LensProps {
  readonly decisions: readonly DecisionChange[];
  readonly onKeepWitness: ((witness: Witness) => void) | undefined;
}

export function DecisionsLens(props: DecisionsLensProps): ReactNode {
  const { diff, decisions } = props;
  const groups = useMemo(() => groupDecisions(decisions, diff.changes), [decisions, diff]);
  if (diff.decisions.length === 0) return <NoDecisions diff={diff} />;
  return (
    <div className={styles['lens']}>
      <div className={styles['verdict']}>
        <div className={styles['verdictText']}>
          <DirectionMark direction={diff.equivalence.direction} />
          <p>
            {diff.equivalence.direction === 'not known'
              ? diff.equivalence.why
              : `From ${diff.old.label} to ${diff.new.label}, ${directionMeanings[diff.equivalence.direction]}.`}
          </p>
        </div>
        <ClassMatrix classes={diff.classes} oldLabel={diff.old.label} newLabel={diff.new.label} />
      </div>
      <Notes notes={diff.notes} />
      {groups.length === 0 ? (
        <NothingShown hidden={diff.decisions.length} what="changes of decisions" />
      ) : null}
      {groups.map((group) => (
        <section key={group.title} className={styles['group']} aria-label={group.title}>
          <h3>{group.title}</h3>
          <ul>
            {group.entries.map((entry) => (
              <DecisionCard
                key={entry.id}
                entry={entry}
                open={entry.id === props.current}
                oldLabel={diff.old.label}
                newLabel={diff.new.label}
                onToggle={props.onToggle}
                onJump={props.onJump}
                onKeepWitness={props.onKeepWitness}
                renderNotes={props.renderNotes}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

export function Notes({ notes }: { readonly notes: readonly string[] }): ReactNode {
  if (notes.length === 0) return null;
  return (
    <ul className={styles['notes']}>
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  );
}

function NoDecisions({ diff }: { readonly diff: GuidelineDiff }): ReactNode {
  const { equivalence } = diff;
  if (equivalence.equivalent === true)
    return (
      <EmptyState
        tone="good"
        icon={<IconShieldCheck size={28} />}
        title={`${diff.old.label} and ${diff.new.label} decide every case alike`}
      >
        <p className={styles['proof']}>
          <IconEqual size={15} aria-hidden />
          <span>Proved: {equivalence.why}</span>
        </p>
        {diff.changes.length > 0
          ? 'What changed is wording, structure or references: see Structure.'
          : 'Nothing else differs either.'}
      </EmptyState>
    );
  if (equivalence.direction === 'documentation')
    return (
      <EmptyState icon={<IconFileText size={26} />} title="Complete cases are decided alike">
        {equivalence.why}
      </EmptyState>
    );
  return (
    <EmptyState icon={<IconAlertTriangle size={26} />} title="No case was found that they decide differently">
      {equivalence.why} This is not a proof.
      <Notes notes={diff.notes} />
    </EmptyState>
  );
}
