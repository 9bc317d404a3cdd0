// The cases behind a number of the replay, twenty at a time, beside the outcome that they stand for.
import { Button, Drawer, Loader } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { casesOnPage } from '../../app/state/replay-cases.ts';
import type { ReplayCases } from '../../app/state/replay-cases.ts';
import { useActions, useApp } from '../../app/store-context.tsx';
import { describeDetermination } from '../case/determination.ts';
import { PastCase } from './past-case.tsx';
import { counted } from './replay-words.ts';
import styles from './replay.module.css';

export function CasesDrawer() {
  const shown = useApp((state) => state.replayCases);
  const { closeReplayCases } = useActions();
  return (
    <Drawer
      opened={shown !== undefined}
      onClose={closeReplayCases}
      position="right"
      size="xl"
      title={<strong>{shown === undefined ? '' : titleOf(shown)}</strong>}
      closeButtonProps={{ 'aria-label': 'Close the cases' }}
    >
      {shown === undefined ? null : <Cases shown={shown} />}
    </Drawer>
  );
}

function Cases({ shown }: { readonly shown: ReplayCases }) {
  const { cases, busy, problem, words } = shown;
  return (
    <div className={styles['cases']}>
      {words === '' ? null : <p>Due to {words}.</p>}
      <Pages shown={shown} />
      {busy ? (
        <p className={styles['running']} role="status">
          <Loader size="xs" aria-hidden /> Reading them from the file…
        </p>
      ) : null}
      {problem === undefined ? null : (
        <div className={styles['failed']} role="alert">
          <strong>{problem.message}</strong> {problem.help}
        </div>
      )}
      {!busy && problem === undefined && cases.length === 0 ? (
        <p role="status">The file has no such case any more. Replay the cases again.</p>
      ) : null}
      {cases.map((one) => (
        <PastCase key={one.row} example={one} cell={shown} causes={one.causes} />
      ))}
    </div>
  );
}

function Pages({ shown: { skip, count, busy } }: { readonly shown: ReplayCases }) {
  const { pageReplayCases } = useActions();
  const last = Math.min(count, skip + casesOnPage);
  return (
    <nav className={styles['buttons']} aria-label="Pages of cases">
      <Button
        size="compact-sm"
        variant="default"
        disabled={skip === 0}
        leftSection={<IconChevronLeft size={14} aria-hidden />}
        onClick={() => void pageReplayCases(skip - casesOnPage)}
      >
        Before
      </Button>
      <span role="status" aria-busy={busy}>
        {counted(skip + 1)} to {counted(last)} of {counted(count)}
      </span>
      <Button
        size="compact-sm"
        variant="default"
        disabled={last >= count}
        rightSection={<IconChevronRight size={14} aria-hidden />}
        onClick={() => void pageReplayCases(skip + casesOnPage)}
      >
        Next
      </Button>
    </nav>
  );
}

function titleOf({ old, new: now }: ReplayCases): string {
  const [before, after] = [describeDetermination(old).words, describeDetermination(now).words];
  return old === now ? `Cases: ${before}, as before` : `Cases: ${before} → ${after}`;
}
