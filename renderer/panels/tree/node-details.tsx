// The selected criterion in full below the tree, readable at any zoom; also what a screen reader hears while the canvas is walked.
import { Button } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { CriteriaNode } from '../../../dsl/index.ts';
import { StateMark, stateWords } from '../../ui/state-mark.tsx';
import type { State } from '../../ui/state-mark.tsx';
import { LogicChip } from './criteria-box.tsx';
import { groupLabel, statementDetails, statementLead } from './box-rows.ts';
import styles from './tree-panel.module.css';

interface NodeDetailsProps {
  readonly node: CriteriaNode;
  readonly below: number;
  readonly state: State | undefined;
  onActivate(id: string): void;
}

export function NodeDetails({ node, below, state, onActivate }: NodeDetailsProps): ReactNode {
  return (
    <div className={styles['details']} role="status">
      <div className={styles['detailText']}>
        {node.number === '' ? null : <b className={styles['detailNumber']}>{node.number}</b>}
        <div>
          {node.statements.map((statement, index) => (
            <p key={`${index}:${statement.id}`}>
              <b>{statementLead(node, statement)}</b> {statement.words}
              {statement.when === '' ? null : <code>when {statement.when}</code>}
              {statementDetails(statement).map((detail) => (
                <small key={detail}>{detail}</small>
              ))}
              {statement.notes.map((note) => (
                <small key={note}>{note}</small>
              ))}
              {statement.citations.length === 0 ? null : (
                <small>cites {statement.citations.map((citation) => citation.key).join(', ')}</small>
              )}
            </p>
          ))}
          {node.group ? (
            <p>
              <LogicChip text={groupLabel(node)} />{' '}
              <small className={styles['inline']}>
                {node.group.children.length} listed
                {below > node.group.children.length ? `, ${below} in all` : ''}
              </small>
            </p>
          ) : null}
        </div>
      </div>
      {state ? <StateMark state={state} title={stateWords[state]} /> : null}
      <Button
        size="compact-xs"
        variant="light"
        rightSection={<IconArrowRight size={14} aria-hidden />}
        onClick={() => onActivate(node.id)}
      >
        Go to text
      </Button>
    </div>
  );
}
