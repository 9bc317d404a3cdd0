// What came of a replay: the matrix, both versions as bars, each change with its causes and examples, what was not read, and the ways out.
import { Button, Menu } from '@mantine/core';
import {
  IconAlertTriangle,
  IconBraces,
  IconDownload,
  IconFileSpreadsheet,
  IconFileTypeHtml,
} from '@tabler/icons-react';
import type { Ref } from 'react';
import type { ReplayAnswer } from '../../../dsl/index.ts';
import { useActions, useApp } from '../../app/store-context.tsx';
import { ChangeCard } from './change-card.tsx';
import { DeterminationBars } from './determination-bars.tsx';
import { Matrix } from './matrix.tsx';
import { NotRead, WhatWasRun } from './not-read.tsx';
import { counted, missingCaution, share } from './replay-words.ts';
import styles from './replay.module.css';

interface ReplayOutcomeProps {
  readonly answer: ReplayAnswer;
  readonly heading: Ref<HTMLHeadingElement>;
}

export function ReplayOutcomeView({ answer, heading }: ReplayOutcomeProps) {
  const { decided, records, changed, notes } = answer;
  const caution = missingCaution(answer.missing);
  const cells = answer.cells.filter(({ old, new: now }) => old !== now).toSorted((a, b) => b.cases - a.cases);
  return (
    <section className={styles['outcome']} aria-label="Outcome of the replay">
      <div className={styles['heading']}>
        <h2 ref={heading} tabIndex={-1}>
          {counted(changed)} of {counted(decided)} decisions change ({share(changed, decided)})
        </h2>
        <Exports />
      </div>
      {caution === undefined ? null : (
        <p className={styles['notice']} role="note">
          <IconAlertTriangle size={16} aria-hidden /> <span>{caution}</span>
        </p>
      )}
      <p className={styles['soft']}>
        {counted(records)} cases in {answer.file.name}, {counted(answer.bad.setAside)} set aside.
      </p>
      {notes.length === 0 ? null : (
        <ul className={styles['notes']}>
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <div className={styles['pictures']}>
        <Matrix answer={answer} />
        <DeterminationBars answer={answer} />
      </div>
      <h2>What changes, and why</h2>
      {cells.length === 0 ? <p>No decision changes.</p> : null}
      {cells.map((cell) => (
        <ChangeCard key={`${cell.old} ${cell.new}`} cell={cell} decided={decided} />
      ))}
      <NotRead answer={answer} />
      <WhatWasRun answer={answer} />
    </section>
  );
}

function Exports() {
  const running = useApp((state) => state.replay?.running !== undefined);
  const { saveReplayPage, saveReplayReport, saveChangedCases } = useActions();
  return (
    <Menu position="bottom-end" width={290}>
      <Menu.Target>
        <Button
          size="xs"
          variant="default"
          disabled={running}
          leftSection={<IconDownload size={15} aria-hidden />}
        >
          Save the outcome
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconFileTypeHtml size={16} aria-hidden />}
          onClick={() => void saveReplayPage()}
        >
          As one page (HTML)
        </Menu.Item>
        <Menu.Item
          leftSection={<IconFileSpreadsheet size={16} aria-hidden />}
          onClick={() => void saveChangedCases()}
        >
          The cases that change (CSV)
        </Menu.Item>
        <Menu.Item leftSection={<IconBraces size={16} aria-hidden />} onClick={() => void saveReplayReport()}>
          All of it for programs (JSON)
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
