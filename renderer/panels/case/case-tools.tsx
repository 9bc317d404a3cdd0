// What can be done with the case in the form as a whole: order of the questions, clearing, keeping it as a case of the guideline.
import { ActionIcon, Button, SegmentedControl, Tooltip } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp, IconDeviceFloppy } from '@tabler/icons-react';
import { formCaseRef } from '../../app/state/case-writing.ts';
import { useActions, useApp } from '../../app/store-context.tsx';
import styles from './case-panel.module.css';

interface CaseToolsProps {
  readonly path: string;
  readonly answered: number;
  /** Answers that cannot be used. */
  readonly refused: number;
  readonly questions: number;
}

export function CaseTools({ path, answered, refused, questions }: CaseToolsProps) {
  const order = useApp((state) => state.formOrder);
  const title = useApp((state) => state.formCases[path]?.title);
  const canUpdate = useApp((state) => formCaseRef(state, path) !== undefined);
  const { answerOthersNo, startAgain, setFormOrder, askCaseTitle, updateCase } = useActions();
  return (
    <>
      {title === undefined ? null : (
        <p className={styles['opened']} title={title}>
          In the form: <strong>{title}</strong>
        </p>
      )}
      <div className={styles['tools']}>
        <Button
          size="compact-xs"
          variant="light"
          leftSection={<IconDeviceFloppy size={14} aria-hidden />}
          disabled={answered === 0}
          onClick={() => askCaseTitle(path)}
        >
          Save as a case…
        </Button>
        {title === undefined ? null : (
          <Button
            size="compact-xs"
            variant="light"
            disabled={!canUpdate || answered === 0 || refused > 0}
            title={refused > 0 ? 'Correct or clear the answer that cannot be used first.' : undefined}
            onClick={() => void updateCase(path)}
          >
            Update the case
          </Button>
        )}
        <span className={styles['gap']} />
        <Button
          size="compact-xs"
          variant="subtle"
          onClick={() => answerOthersNo(path)}
          disabled={answered + refused === questions}
        >
          Answer all others no
        </Button>
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          onClick={() => startAgain(path)}
          disabled={answered + refused === 0}
        >
          Start again
        </Button>
      </div>
      <div className={styles['tools']}>
        <span className={styles['count']}>
          {answered} of {questions} answered
          {refused === 0 ? '' : `, ${refused} cannot be used`}
        </span>
        <Steps path={path} />
        <span className={styles['gap']} />
        <SegmentedControl
          size="xs"
          aria-label="Order of the questions"
          value={order}
          onChange={(value) => setFormOrder(value === 'best' ? 'best' : 'document')}
          data={[
            { value: 'document', label: 'As in the document' },
            { value: 'best', label: 'Best next first' },
          ]}
        />
      </div>
    </>
  );
}

/** The keyboard has Ctrl+Z and Ctrl+Y in the form. */
function Steps({ path }: { readonly path: string }) {
  const canUndo = useApp((state) => (state.factsHistory[path]?.past.length ?? 0) > 0);
  const canRedo = useApp((state) => (state.factsHistory[path]?.undone.length ?? 0) > 0);
  const { undoFacts, redoFacts } = useActions();
  return (
    <>
      <Tooltip label="Undo the last answer (Ctrl+Z)">
        <ActionIcon
          size="sm"
          aria-label="Undo the last answer"
          disabled={!canUndo}
          onClick={() => undoFacts(path)}
        >
          <IconArrowBackUp size={15} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Tooltip label="Redo (Ctrl+Y)">
        <ActionIcon
          size="sm"
          aria-label="Redo the answer"
          disabled={!canRedo}
          onClick={() => redoFacts(path)}
        >
          <IconArrowForwardUp size={15} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </>
  );
}
