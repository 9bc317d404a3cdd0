// The lens of the questions with what stands in its place: while it is compiled, where it is too large, where it was cut.
import { Loader } from '@mantine/core';
import { IconArrowsSplit2 } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { DecisionGraph, DecisionView } from '../../../dsl/index.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import type { BlockGraph } from './decision-blocks.ts';
import { DecisionCanvas } from './decision-canvas.tsx';
import type { DecisionCanvasProps } from './decision-canvas.tsx';
import styles from './tree-panel.module.css';

interface QuestionLensProps extends Omit<DecisionCanvasProps, 'graph' | 'label'> {
  readonly decision: DecisionView | undefined;
  readonly drawn: DecisionGraph | undefined;
  readonly blocks: BlockGraph | undefined;
}

export function QuestionLens({ decision, drawn, blocks, ...canvas }: QuestionLensProps): ReactNode {
  if (decision === undefined)
    return (
      <EmptyState icon={<Loader size={24} />} title="Compiling the questions">
        The criteria are turned into questions in the order in which they settle a case.
      </EmptyState>
    );
  if (decision.kind === 'exceeded')
    return (
      <EmptyState icon={<IconArrowsSplit2 size={26} />} title="Too many ways to draw as questions">
        This guideline would need more than {count(decision.budget)} steps. It is still evaluated exactly,
        criterion by criterion; the Criteria lens shows all of it. Long lists of &ldquo;at least n of&rdquo;
        that share conditions are the usual cause.
      </EmptyState>
    );
  return (
    <>
      {drawn && drawn.leftOut > 0 ? (
        <div className={styles['notice']} role="status">
          {count(drawn.questions - drawn.leftOut)} of {count(drawn.questions)} steps are drawn. Dashed boxes
          stand where the rest follows.
        </div>
      ) : null}
      {blocks ? (
        <DecisionCanvas
          {...canvas}
          graph={blocks}
          label="Questions in the order of the decision. The Outline shows them as a list."
        />
      ) : null}
    </>
  );
}

function count(steps: number): string {
  return steps.toLocaleString('en');
}
