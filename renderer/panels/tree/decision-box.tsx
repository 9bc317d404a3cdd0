// Boxes of the decision lens: a list of questions, a determination, a place where the picture was cut; knows no camera.
import {
  IconArrowBigRightFilled,
  IconCalculator,
  IconFlagFilled,
  IconHelpHexagonFilled,
} from '@tabler/icons-react';
import type { Node, NodeProps } from '@xyflow/react';
import { createContext, memo, useContext } from 'react';
import type { ReactNode } from 'react';
import { MarkedText } from '../../ui/marked-text.tsx';
import { describeDetermination } from '../case/determination.ts';
import type { BlockRow, DecisionBlock } from './decision-blocks.ts';
import type { Mark } from './marks.ts';
import { NodeMark } from './node-mark.tsx';
import styles from './boxes.module.css';

export interface DecisionBoxData extends Record<string, unknown> {
  readonly block: DecisionBlock;
  /** Id of the selected row; undefined where none of this box is. */
  readonly selectedRow: string | undefined;
  readonly hit: 'none' | 'hit' | 'current';
  readonly words: readonly string[];
  /** Of each row's criterion, in order. */
  readonly marks: readonly (Mark | undefined)[];
  /** What the tried case answers to each row that it comes by; '' where its way ends there. */
  readonly way: readonly (string | undefined)[];
  /** The way of the tried case ends here. */
  readonly arrived: boolean;
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
          data-arrived={data.arrived}
        >
          <b>
            {data.arrived ? (
              <IconFlagFilled
                className={styles['icon']}
                size={14}
                aria-label="The case that you try ends here: "
              />
            ) : null}
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
          data-way={data.way[index] !== undefined}
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
          <WaySign answer={data.way[index]} />
          <RowMark mark={data.marks[index]} />
        </div>
      ))}
    </div>
  );
}

function RowMark({ mark }: { readonly mark: Mark | undefined }): ReactNode {
  return mark ? <NodeMark mark={mark} quiet /> : null;
}

/** The case comes by here; nothing is drawn where it does not. */
function WaySign({ answer }: { readonly answer: string | undefined }): ReactNode {
  if (answer === undefined) return <span className={styles['waySign']} />;
  const says = answer === '' ? 'Not known: the case stops here' : `The case says: ${answer}`;
  const Sign = answer === '' ? IconHelpHexagonFilled : IconArrowBigRightFilled;
  return (
    <span className={styles['waySign']} title={says}>
      <Sign size={13} aria-label={says} />
    </span>
  );
}
