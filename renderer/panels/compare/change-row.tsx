// One structural change: what happened, where, and the old and new words.
import {
  IconArrowRight,
  IconArrowsMove,
  IconChevronDown,
  IconChevronRight,
  IconMinus,
  IconPencil,
  IconPlus,
} from '@tabler/icons-react';
import { memo } from 'react';
import type { ReactNode } from 'react';
import type { Change, Place } from '../../../dsl/index.ts';
import { WordMarks } from '../../ui/word-marks.tsx';
import type { ChangeEntry } from './change-groups.ts';
import { listTurn, materialityWords, numberWords, turnOf, verbOf } from './change-words.ts';
import type { ChangeVerb } from './change-words.ts';
import { Jumps } from './decision-card.tsx';
import styles from './compare.module.css';

interface ChangeRowProps {
  readonly entry: ChangeEntry;
  readonly open: boolean;
  readonly oldLabel: string;
  readonly newLabel: string;
  onToggle(id: string): void;
  onJump(side: 'old' | 'new', place: Place, id: string): void;
  readonly renderNotes: ((changes: readonly Change[]) => ReactNode) | undefined;
}

export const ChangeRow = memo(function ChangeRow(props: ChangeRowProps): ReactNode {
  const { change, inside } = props.entry;
  const { open } = props;
  return (
    <li className={styles['card']} data-open={open}>
      <button
        type="button"
        className={styles['heading']}
        data-change={change.id}
        aria-expanded={open}
        onClick={() => props.onToggle(change.id)}
      >
        {open ? <IconChevronDown size={16} aria-hidden /> : <IconChevronRight size={16} aria-hidden />}
        <VerbIcon verb={verbOf(change)} />
        <span className={styles['cause']}>
          <b className={styles['number']}>{numberWords(change)}</b>
          {change.headline}
          {inside.length > 0 ? <small> and {inside.length} inside it</small> : null}
        </span>
        <span className={styles['weight']} data-weight={change.materiality}>
          {materialityWords[change.materiality]}
        </span>
      </button>
      {open ? (
        <div className={styles['body']}>
          {change.under.length > 0 ? (
            <p className={styles['under']}>under {change.under.join(' \u203a ')}</p>
          ) : null}
          <ChangeWords change={change} />
          {inside.length > 0 ? (
            <ul className={styles['inside']}>
              {inside.map((other) => (
                <li key={other.id}>
                  <b className={styles['number']}>{numberWords(other)}</b> <ChangeWords change={other} />
                </li>
              ))}
            </ul>
          ) : null}
          <Jumps
            causes={[change]}
            oldLabel={props.oldLabel}
            newLabel={props.newLabel}
            onJump={props.onJump}
          />
          {props.renderNotes?.([change, ...inside])}
        </div>
      ) : null}
    </li>
  );
});

function ChangeWords({ change }: { readonly change: Change }): ReactNode {
  const turn = turnOf(change);
  if (turn)
    return (
      <p className={styles['turn']}>
        <del className={styles['from']}>{turn.from}</del> <IconArrowRight size={15} aria-label="becomes" />{' '}
        <ins className={styles['to']}>{turn.to}</ins>
      </p>
    );
  const lists = listTurn(change);
  if (lists)
    return (
      <ul className={styles['entries']}>
        {lists.removed.map((entry) => (
          <li key={`- ${entry}`}>
            <del className={styles['from']}>{entry}</del>
          </li>
        ))}
        {lists.added.map((entry) => (
          <li key={`+ ${entry}`}>
            <ins className={styles['to']}>{entry}</ins>
          </li>
        ))}
      </ul>
    );
  const marks = change.marks.length > 0 ? change.marks : sides(change);
  return (
    <p className={styles['marks']}>
      <WordMarks marks={marks} />
    </p>
  );
}

function sides(change: Change): readonly { readonly kind: 'removed' | 'added'; readonly text: string }[] {
  return [
    ...(change.old && change.old.words !== '' ? [{ kind: 'removed', text: change.old.words } as const] : []),
    ...(change.new && change.new.words !== '' ? [{ kind: 'added', text: change.new.words } as const] : []),
  ];
}

function VerbIcon({ verb }: { readonly verb: ChangeVerb }): ReactNode {
  const props = { size: 15, stroke: 2.2, className: styles['verb'] ?? '', 'data-verb': verb };
  switch (verb) {
    case 'added':
      return <IconPlus {...props} aria-label="added" />;
    case 'removed':
      return <IconMinus {...props} aria-label="removed" />;
    case 'changed':
      return <IconPencil {...props} aria-label="changed" />;
    case 'moved':
      return <IconArrowsMove {...props} aria-label="moved" />;
  }
}
