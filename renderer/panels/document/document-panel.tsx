// The printed document beside the text: it follows the cursor, a click goes to the words, and a tried case shows its marks.
import { IconFileText } from '@tabler/icons-react';
import { useDeferredValue, useEffect, useRef } from 'react';
import { caseStates } from '../../app/state/cases.ts';
import { useApp } from '../../app/store-context.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import styles from './document-panel.module.css';
import { DocumentBar } from './document-bar.tsx';
import { PageContext } from './page-context.ts';
import { PrintedBlocks } from './printed-blocks.tsx';
import { useGoToCriterion } from './use-go-to-criterion.ts';

export function DocumentPanel() {
  const path = useApp((state) => state.activePath);
  // A long page may come a moment after the keystroke that changed it.
  const printed = useDeferredValue(useApp((state) => state.analyses[state.activePath ?? '']?.printed));
  const states = useApp((state) => caseStates(state, state.activePath));
  const focus = useApp((state) => (state.focus?.path === state.activePath ? state.focus : undefined));
  const goTo = useGoToCriterion(path);
  const page = useRef<HTMLDivElement>(null);
  const { criterion, from } = focus ?? {};
  useEffect(() => {
    // Again with each page: what was just written comes into it after the cursor.
    if (criterion === undefined || from !== 'editor' || printed === undefined) return;
    const element = page.current?.querySelector(`[data-criterion="${CSS.escape(criterion)}"]`);
    element?.scrollIntoView({ block: 'nearest' });
  }, [criterion, from, printed]);
  if (path === undefined || printed === undefined) {
    return (
      <EmptyState icon={<IconFileText size={26} />} title="The printed document">
        {path?.endsWith('.cases') === true
          ? 'Cases are not printed. Open their guideline to see its page.'
          : 'Open a guideline, and its page stands here as it is published, with every change as you type.'}
      </EmptyState>
    );
  }
  return (
    <div className={styles['panel']}>
      <DocumentBar path={path} />
      <div
        ref={page}
        className={styles['scroll']}
        // A scrolled region must be reachable, so that the arrow keys can scroll it.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        role="document"
        aria-label={`Printed document: ${printed.title}`}
      >
        <PageContext value={{ path, focus: criterion, states, goTo }}>
          <article className={styles['page']}>
            <PrintedBlocks blocks={printed.blocks} />
          </article>
        </PageContext>
      </div>
    </div>
  );
}
