// One change of decisions: its cause, its direction, from which determination to which, and a case that shows it.
import { Button } from '@mantine/core';
import { IconChevronDown, IconChevronRight, IconRosetteDiscountCheck } from '@tabler/icons-react';
import { memo } from 'react';
import type { ReactNode } from 'react';
import type { Change, Departure, Place, Witness } from '../../../dsl/index.ts';
import { StateMark } from '../../ui/state-mark.tsx';
import type { DecisionEntry } from './decision-groups.ts';
import { numberWords } from './change-words.ts';
import { DirectionMark } from './direction-mark.tsx';
import { OutcomeTurn } from './outcome-chip.tsx';
import styles from './compare.module.css';

interface DecisionCardProps {
  readonly entry: DecisionEntry;
  readonly open: boolean;
  readonly oldLabel: string;
  readonly newLabel: string;
  onToggle(id: string): void;
  onJump(side: 'old' | 'new', place: Place, id: string): void;
  readonly onKeepWitness: ((witness: Witness) => void) | undefined;
  readonly renderNotes: ((changes: readonly Change[]) => ReactNode) | undefined;
}

export const DecisionCard = memo(function DecisionCard(props: DecisionCardProps): ReactNode {
  const { entry, open } = props;
  const { decision, causes } = entry;
  const [cause] = causes;
  const [witness] = decision.witnesses;
  const onlyWitness = decision.witnesses.length === 1 ? witness : undefined;
  return (
    <li className={styles['card']} data-open={open}>
      <button
        type="button"
        className={styles['heading']}
        data-change={entry.id}
        aria-expanded={open}
        onClick={() => props.onToggle(entry.id)}
      >
        {open ? <IconChevronDown size={16} aria-hidden /> : <IconChevronRight size={16} aria-hidden />}
        <DirectionMark direction={decision.direction} />
        <span className={styles['cause']}>
          {cause ? <b className={styles['number']}>{numberWords(cause)}</b> : null}
          {cause ? cause.headline : decision.words}
          {causes.length > 1 ? <small> and {causes.length - 1} more</small> : null}
        </span>
        {witness ? (
          <OutcomeTurn
            old={witness.old}
            new={witness.new}
            oldLabel={props.oldLabel}
            newLabel={props.newLabel}
          />
        ) : null}
      </button>
      {open ? (
        <div className={styles['body']}>
          {decision.witnesses.map((shown) => (
            <WitnessCase
              key={shown.words}
              witness={shown}
              several={decision.witnesses.length > 1}
              {...props}
            />
          ))}
          <Jumps causes={causes} onJump={props.onJump} oldLabel={props.oldLabel} newLabel={props.newLabel}>
            {onlyWitness && props.onKeepWitness ? (
              <KeepButton witness={onlyWitness} onKeep={props.onKeepWitness} />
            ) : null}
          </Jumps>
          {causes.length > 0 ? props.renderNotes?.(causes) : null}
        </div>
      ) : null}
    </li>
  );
});

interface WitnessCaseProps extends DecisionCardProps {
  readonly witness: Witness;
  readonly several: boolean;
}

function WitnessCase({ witness, several, oldLabel, newLabel, onKeepWitness }: WitnessCaseProps): ReactNode {
  return (
    <div className={styles['witness']}>
      <p className={styles['witnessTitle']}>
        A case that shows it
        <span
          className={styles['checked']}
          title="The case was decided again under both versions by the reference evaluator before it was shown."
        >
          <IconRosetteDiscountCheck size={15} aria-hidden /> re-checked
        </span>
      </p>
      <ul className={styles['facts']}>
        {witness.departures.map((departure) => (
          <Fact
            key={`${departure.oldKey} ${departure.newKey}`}
            departure={departure}
            oldLabel={oldLabel}
            newLabel={newLabel}
          />
        ))}
        <li className={styles['rest']}>all others not met</li>
      </ul>
      {several ? (
        <OutcomeTurn old={witness.old} new={witness.new} oldLabel={oldLabel} newLabel={newLabel} />
      ) : null}
      <Labels witness={witness} oldLabel={oldLabel} newLabel={newLabel} />
      {several && onKeepWitness ? <KeepButton witness={witness} onKeep={onKeepWitness} /> : null}
    </div>
  );
}

interface KeepButtonProps {
  readonly witness: Witness;
  onKeep(witness: Witness): void;
}

function KeepButton({ witness, onKeep }: KeepButtonProps): ReactNode {
  return (
    <Button variant="light" size="compact-xs" onClick={() => onKeep(witness)}>
      Keep as a case
    </Button>
  );
}

interface FactProps {
  readonly departure: Departure;
  readonly oldLabel: string;
  readonly newLabel: string;
}

function Fact({ departure, oldLabel, newLabel }: FactProps): ReactNode {
  const { words, state } = departure;
  const only = departure.oldKey === '' ? newLabel : departure.newKey === '' ? oldLabel : '';
  return (
    <li>
      {words}
      {state === 'met' || state === 'not met' || state === 'unknown' ? (
        <StateMark state={state === 'not met' ? 'not-met' : state} quiet />
      ) : (
        <b className={styles['value']}>{state}</b>
      )}
      {only === '' ? null : <small>asked in {only} only</small>}
    </li>
  );
}

function Labels({
  witness,
  oldLabel,
  newLabel,
}: Omit<FactProps, 'departure'> & { readonly witness: Witness }): ReactNode {
  const labels = [
    { version: oldLabel, label: witness.old.label },
    { version: newLabel, label: witness.new.label },
  ].filter(({ label }) => label !== '');
  return labels.map(({ version, label }) => (
    <p key={version} className={styles['label']}>
      {version}: {label}
    </p>
  ));
}

interface JumpsProps {
  /** More buttons, before the others. */
  readonly children?: ReactNode;
  readonly causes: readonly Change[];
  readonly oldLabel: string;
  readonly newLabel: string;
  onJump(side: 'old' | 'new', place: Place, id: string): void;
}

/** Where the causes are written, in each version that has them. */
export function Jumps({ causes, oldLabel, newLabel, onJump, children }: JumpsProps): ReactNode {
  return (
    <div className={styles['jumps']}>
      {children}
      {causes.map((change) => (
        <span key={change.id} className={styles['jump']}>
          {causes.length > 1 ? <span>{change.headline}</span> : null}
          {change.old ? <JumpButton side="old" label={oldLabel} of={change.old} onJump={onJump} /> : null}
          {change.new ? <JumpButton side="new" label={newLabel} of={change.new} onJump={onJump} /> : null}
        </span>
      ))}
    </div>
  );
}

interface JumpButtonProps {
  readonly side: 'old' | 'new';
  readonly label: string;
  readonly of: { readonly place: Place; readonly id: string };
  onJump(side: 'old' | 'new', place: Place, id: string): void;
}

function JumpButton({ side, label, of, onJump }: JumpButtonProps): ReactNode {
  return (
    <Button variant="default" size="compact-xs" onClick={() => onJump(side, of.place, of.id)}>
      Show in {label}
    </Button>
  );
}
