// What stands in the tree panel where there is no tree: why, and what makes one.
import { IconBinaryTree2, IconListTree } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { EmptyState } from '../../ui/empty-state.tsx';

interface EmptyPanelProps {
  readonly waiting: boolean;
  readonly warning: string;
}

export function EmptyPanel({ waiting, warning }: EmptyPanelProps): ReactNode {
  if (waiting)
    return (
      <EmptyState icon={<IconBinaryTree2 size={26} />} title="The decision tree appears here">
        Open a guideline. Its criteria are drawn while you write, and the box at your cursor is marked.
      </EmptyState>
    );
  return (
    <EmptyState icon={<IconListTree size={26} />} title="No criteria yet">
      {warning === '' ? '' : `${warning} `}A section with a list makes the first boxes:
      <pre>{sample}</pre>
    </EmptyState>
  );
}

const sample = `indications "MR Spectroscopy of the brain"
  ANY OF
    1. Epilepsy for pre-surgical evaluation
    2. Traumatic brain injury`;
