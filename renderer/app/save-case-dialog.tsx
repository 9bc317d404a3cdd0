// Asks under which title the case in the form is kept, and says what it will expect.
import { Button, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import { refusedAnswers } from '../panels/case/case-summary.ts';
import type { RefusedAnswer } from '../panels/case/case-summary.ts';
import { describeDetermination } from '../panels/case/determination.ts';
import styles from './dialogs.module.css';
import { useActions, useApp } from './store-context.tsx';

export function SaveCaseDialog() {
  const path = useApp((state) => state.savingCase);
  return path === undefined ? null : <TitleDialog path={path} />;
}

function TitleDialog({ path }: { readonly path: string }) {
  const table = useApp((state) => state.caseTables[path]?.table);
  const determination = useApp((state) => state.answers[path]?.explanation.decision.determination);
  const { askCaseTitle, saveCase } = useActions();
  const [typed, setTyped] = useState('');
  const title = typed.replaceAll('"', '\u2019').replace(/\s+/g, ' ').trim();
  const own = table?.files.filter(({ guideline }) => guideline === path) ?? [];
  const isTaken = own.some(({ runs }) => runs.some((run) => run.case.title === title));
  const save = (): void => {
    if (title !== '' && !isTaken) void saveCase(path, title);
  };
  return (
    <Modal opened size="lg" title="Save as a case" onClose={() => askCaseTitle(undefined)}>
      <TextInput
        mb="md"
        data-autofocus
        label="Title"
        description="What is special about this request, such as: Eleven weeks of pain"
        value={typed}
        error={isTaken ? 'Another case of this guideline has this title.' : undefined}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') save();
        }}
      />
      <p className={styles['words']}>
        It will expect what is decided now:{' '}
        <strong>
          {determination === undefined ? 'nothing' : describeDetermination(determination).words.toLowerCase()}
        </strong>
        . Is that what the policy means? If not, correct the expectation in the text: the case fails until the
        guideline says so too.
      </p>
      <NotKept path={path} />
      <p className={styles['aside']}>
        {own[0] === undefined
          ? `It begins a new document, ${path.replace(/\.guideline$/, '.cases')}; save it to keep it.`
          : `It is added at the end of ${own[0].uri}; undo takes it back.`}
      </p>
      <div className={styles['buttons']}>
        <Button variant="default" onClick={() => askCaseTitle(undefined)}>
          Cancel
        </Button>
        <Button disabled={title === '' || isTaken} onClick={save}>
          Save the case
        </Button>
      </div>
    </Modal>
  );
}

/** What stands in the form and will not stand in the case. */
function NotKept({ path }: { readonly path: string }) {
  const form = useApp((state) => state.analyses[path]?.form);
  const facts = useApp((state) => state.facts[path]);
  const answer = useApp((state) => state.answers[path]);
  const refused = refusedAnswers(form ?? [], facts ?? {}, answer);
  if (refused.length === 0) return null;
  return (
    <div className={styles['words']} role="alert">
      {refused.length === 1
        ? 'One answer cannot be used and is'
        : `${refused.length} answers cannot be used and are`}{' '}
      not kept; in the case it is not known:
      <ul>
        {refused.map((one) => (
          <li key={one.field.key}>{refusedWords(one)}</li>
        ))}
      </ul>
    </div>
  );
}

function refusedWords({ field, why }: RefusedAnswer): string {
  return `${field.label}: ${why}`;
}
