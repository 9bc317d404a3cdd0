// Boxes of the decision lens: a list of questions, a determination, a place where the picture was cut; knows no camera.
import { IconCalculator } from '@tabler/icons-react';
import type { Node, NodeProps } from '@xyflow/react';
import { createContext, memo, useContext } from 'react';
import type { ReactNode } from 'react';
import { MarkedText } from '../../ui/marked-text.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import type { State } from '../../ui/state-mark.tsx';
import { describeDetermination } from '../case/determination.ts';
import type { BlockRow, DecisionBlock } from './decision-blocks.ts';
import styles from './boxes.module.css';

export interface DecisionBoxData extends Record<string, unknown> {
  readonly block: DecisionBlock;
  /** Id of the selected row; undefined where none of this box is. */
  readonly selectedRow: string | undefined;
  readonly hit: 'none' | 'hit' | 'current';
  readonly words: readonly string[];
  /** State of each row's criterion, in order. */
  readonly states: readonly (State | undefined)[];
}

export type DecisionBoxNode = Node<DecisionBoxData, 'decision'>;

export const PickRow = createContext<(row: BlockRow) => void>(() => undefined);

export const DecisionBox = memo(function DecisionBox({ data }: NodeProps<DecisionBoxNode>): ReactNode {
  const { block } = data;
  switch (block.kind) {
    case 'questions':
      return <Questions rows={block.rows} data={data} />;
    case 'determination':
      return (
        <div
          className={styles['end']}
          data-tone={describeDetermination(block.determination).tone}
          data-hit={data.hit}
        >
          <b>
            <MarkedText text={describeDetermination(block.determination).words} words={data.words} />
          </b>
          {block.label === '' ? null : (
            <span className={styles['endLabel']}>
              <MarkedText text={block.label} words={data.words} />
            </span>
          )}
        </div>
      );
    case 'left-out':
      return (
        <div className={styles['end']} data-tone="left-out">
          <span className={styles['endLabel']}>continues, not drawn</span>
        </div>
      );
  }
});

interface QuestionsProps {
  readonly rows: readonly BlockRow[];
  readonly data: DecisionBoxData;
}

function Questions({ rows, data }: QuestionsProps): ReactNode {
  const pick = useContext(PickRow);
  return (
    <div className={styles['block']} data-hit={data.hit}>
      {rows.map((row, index) => (
        // The keyboard walks the rows from the canvas; the pointer picks them here.
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
        <div
          key={row.id}
          className={styles['row']}
          data-selected={row.id === data.selectedRow}
          onClick={() => pick(row)}
        >
          {row.number === '' ? null : <span className={styles['number']}>{row.number}</span>}
          <span className={styles['words']}>
            {row.asks === 'data' ? (
              <IconCalculator className={styles['icon']} size={14} stroke={2} aria-label="Read from data" />
            ) : null}
            <MarkedText text={row.words} words={data.words} />
          </span>
          {row.answer === '' ? null : <span className={styles['answer']}>{row.answer}</span>}
          <RowState state={data.states[index]} />
        </div>
      ))}
    </div>
  );
}

function RowState({ state }: { readonly state: State | undefined }): ReactNode {
  return state ? <StateMark state={state} quiet /> : null;
}
