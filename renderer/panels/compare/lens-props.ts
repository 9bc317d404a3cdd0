// What every lens of a comparison is given: the comparison, the row that is open, and where its buttons lead.
import type { ReactNode } from 'react';
import type { Change, GuidelineDiff, Place } from '../../../dsl/index.ts';

export interface LensProps {
  readonly diff: GuidelineDiff;
  /** Id of the open row. */
  readonly current: string | undefined;
  onToggle(id: string): void;
  /** To where something is written in one of the two versions. `id` is '' where it has none. */
  onJump(side: 'old' | 'new', place: Place, id: string): void;
  /** What reviewers said of these changes, below them; left out: nothing. */
  readonly renderNotes: ((changes: readonly Change[]) => ReactNode) | undefined;
}
