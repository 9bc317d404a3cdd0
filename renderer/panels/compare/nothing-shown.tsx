// Says that the filters hide everything that a lens would show.
import { IconFilterOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { EmptyState } from '../../ui/empty-state.tsx';

interface NothingShownProps {
  readonly hidden: number;
  readonly what: string;
}

export function NothingShown({ hidden, what }: NothingShownProps): ReactNode {
  return (
    <EmptyState icon={<IconFilterOff size={26} />} title="Nothing of this kind">
      {hidden} {what} are hidden by the filters above.
    </EmptyState>
  );
}
