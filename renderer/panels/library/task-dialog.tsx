// Asks what a change of the library needs, and lists every file that it would touch before anything is written.
import { Button, Modal, SegmentedControl, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { LibraryPlan } from '../../../dsl/index.ts';
import dialogs from '../../app/dialogs.module.css';
import type { LibraryTask } from '../../app/state/library-changes.ts';
import { useActions, useApp } from '../../app/store-context.tsx';
import styles from './task-dialog.module.css';
import { PlannedFiles } from './planned-files.tsx';
import { fieldWords, idFrom, proposedValues, requestOf, taskWords } from './task-request.ts';
import type { FieldName, FieldValues } from './task-request.ts';

export function TaskDialog() {
  const task = useApp((state) => state.libraryTask);
  const { cancelTask } = useActions();
  if (task === undefined) return null;
  return (
    <Modal opened size="lg" title={taskWords[task.kind].title} onClose={cancelTask}>
      <TaskForm key={`${task.kind} ${task.path}`} task={task} />
    </Modal>
  );
}

function TaskForm({ task }: { readonly task: LibraryTask }) {
  const { cancelTask, makeChange } = useActions();
  const file = useApp((state) => state.library?.files.find(({ path }) => path === task.path));
  const words = taskWords[task.kind];
  const [values, setValues] = useProposed(task);
  const plan = usePlan(task, values);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState('');
  const set = (name: FieldName, value: string): void => {
    setRefusal('');
    const follows = name === 'title' && values.id === idFrom(values.title) && task.kind === 'new-guideline';
    setValues({ ...values, [name]: value, ...(follows ? { id: idFrom(value) } : {}) });
  };
  const run = async (): Promise<void> => {
    if (busy || plan?.kind !== 'planned') return;
    setBusy(true);
    setRefusal(await makeChange(requestOf(task, values), words.done(values, file)));
    setBusy(false);
  };
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        void run();
      }}
    >
      <p>{words.explanation}</p>
      {words.fields.map((name, index) => (
        <Field key={name} name={name} values={values} plan={plan} first={index === 0} onValue={set} />
      ))}
      <PlannedFiles plan={plan} />
      {refusal === '' ? null : (
        <p role="alert" className={styles['refusal']}>
          <IconAlertTriangle size={16} aria-hidden /> Nothing was changed. {refusal}
        </p>
      )}
      <div className={dialogs['buttons']}>
        <Button
          variant="default"
          onClick={cancelTask}
          {...(words.fields.length === 0 ? { 'data-autofocus': true } : {})}
        >
          Cancel
        </Button>
        <Button
          type="submit"
          loading={busy}
          disabled={plan?.kind !== 'planned'}
          {...(task.kind === 'delete' ? { color: 'red' } : {})}
        >
          {words.button}
        </Button>
      </div>
    </form>
  );
}

interface FieldProps {
  readonly name: FieldName;
  readonly values: FieldValues;
  readonly plan: LibraryPlan | undefined;
  readonly first: boolean;
  readonly onValue: (name: FieldName, value: string) => void;
}

function Field({ name, values, plan, first, onValue }: FieldProps) {
  const { label, help } = fieldWords[name];
  if (name === 'template') {
    return (
      <SegmentedControl
        aria-label={label}
        data={templates}
        value={values[name]}
        onChange={(value) => onValue(name, value)}
      />
    );
  }
  // What is not typed yet is no mistake.
  const wrong = plan?.kind === 'refused' && plan.field === name && values[name] !== '' ? plan.why : undefined;
  return (
    <TextInput
      label={label}
      description={help}
      type={name === 'effective' ? 'date' : 'text'}
      value={values[name]}
      error={wrong}
      required={name !== 'effective'}
      withAsterisk={false}
      spellCheck={name === 'title'}
      {...(first || name === 'title' ? { 'data-autofocus': true } : {})}
      onChange={(event) => onValue(name, event.currentTarget.value)}
    />
  );
}

const templates = [
  { value: 'imaging', label: 'Imaging' },
  { value: 'procedure', label: 'Procedure' },
  { value: 'drug', label: 'Drug' },
];

function useProposed(task: LibraryTask): [FieldValues, (values: FieldValues) => void] {
  const files = useApp((state) => state.library?.files);
  const today = useApp((state) => state.today);
  return useState<FieldValues>(() => {
    const file = files?.find(({ path }) => path === task.path);
    const versions = (files ?? []).flatMap((other) => (other.id === file?.id ? [other.version] : []));
    return proposedValues(task, file, versions, today);
  });
}

/** Asked anew with every change of a field; undefined until the first answer. */
function usePlan(task: LibraryTask, values: FieldValues): LibraryPlan | undefined {
  const { planChange } = useActions();
  const [plan, setPlan] = useState<LibraryPlan>();
  useEffect(() => {
    let current = true;
    void planChange(requestOf(task, values)).then((answer) => {
      if (current) setPlan(answer);
    });
    return () => {
      current = false;
    };
  }, [planChange, task, values]);
  return plan;
}
