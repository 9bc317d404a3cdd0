// A mark of a box: sign, words and colour together; knows not what the mark is about.
import {
  IconCheck,
  IconCircleDashed,
  IconLineDashed,
  IconMinus,
  IconPencil,
  IconPlus,
  IconQuestionMark,
  IconQuote,
  IconTargetArrow,
  IconTextSize,
  IconX,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from '../../ui/mark.module.css';
import type { Mark, MarkTone } from './marks.ts';

interface NodeMarkProps {
  readonly mark: Pick<Mark, 'tone' | 'words'> & { readonly title?: string };
  /** Filled for the whole, quiet for a part of it. */
  readonly quiet?: boolean;
}

export function NodeMark({ mark, quiet = false }: NodeMarkProps): ReactNode {
  return (
    <span className={styles['mark']} data-tone={mark.tone} data-quiet={quiet} title={mark.title}>
      <MarkSign tone={mark.tone} />
      {mark.words}
    </span>
  );
}

export function MarkSign({ tone }: { readonly tone: MarkTone }): ReactNode {
  const Sign = signs[tone];
  return <Sign size={13} stroke={3} aria-hidden />;
}

const signs: Readonly<Record<MarkTone, typeof IconCheck>> = {
  met: IconCheck,
  'not-met': IconX,
  unknown: IconQuestionMark,
  decisive: IconTargetArrow,
  walked: IconLineDashed,
  never: IconCircleDashed,
  added: IconPlus,
  removed: IconMinus,
  meaning: IconPencil,
  wording: IconTextSize,
  evidence: IconQuote,
};
