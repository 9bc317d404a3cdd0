// The frame of every writing form: its fields, the lines that it would write, why it cannot, and the buttons.
import { Alert, Button, Modal } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Writing, WritingRequest } from '../../../dsl/index.ts';
import type { WritingForm } from '../../app/state/writing.ts';
import { useActions } from '../../app/store-context.tsx';
import { useAsked } from '../../app/use-asked.ts';
import styles from './forms.module.css';

export interface FormProps {
  readonly form: WritingForm;
}

/** What is wrong with a field, once the writer has left it or has tried to write. */
export type FaultOf = (field: string) => string | undefined;

interface FormFrameProps extends FormProps {
  readonly title: string;
  readonly action: string;
  readonly request: WritingRequest;
  /** Fields that a mistake is said of at once: they are filled. */
  readonly filled: readonly string[];
  readonly children: (faultOf: FaultOf, outcome: Writing | undefined) => ReactNode;
  /** Beside the buttons. */
  readonly aside?: ReactNode;
}

export function FormFrame({ form, title, action, request, filled, children, aside }: FormFrameProps) {
  const { closeWritingForm, previewWriting, write } = useActions();
  const [tried, setTried] = useState(false);
  const basis = JSON.stringify(request);
  const outcome = useAsked(form.kind, basis, 'The form could not be checked', async () => {
    return await previewWriting(request, form.selection);
  });
  const refused = outcome?.kind === 'refused' ? outcome : undefined;
  const faultOf: FaultOf = (field) =>
    refused?.field === field && (tried || filled.includes(field)) ? refused.why : undefined;
  const submit = async (): Promise<void> => {
    setTried(true);
    const now = await previewWriting(request, form.selection);
    if (now?.kind !== 'written') return;
    closeWritingForm();
    await write(request, { selection: form.selection });
  };
  return (
    <Modal opened size="lg" title={title} returnFocus={false} onClose={closeWritingForm}>
      <form
        noValidate
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {children(faultOf, outcome)}
        {refused?.field === '' ? (
          <Alert color="yellow" variant="light">
            {refused.why}
          </Alert>
        ) : null}
        <Preview outcome={outcome} />
        <div className={styles['buttons']}>
          {aside}
          <Button variant="default" onClick={closeWritingForm}>
            Cancel
          </Button>
          <Button type="submit">{action}</Button>
        </div>
      </form>
    </Modal>
  );
}

function Preview({ outcome }: { readonly outcome: Writing | undefined }) {
  const lines =
    outcome?.kind === 'written'
      ? outcome.edits.map(({ newText }) => newText.replace(/^[\r\n]+|[\r\n]+$/g, '')).filter(Boolean)
      : [];
  return (
    <div className={styles['preview']}>
      <span className={styles['previewTitle']}>This goes into the text</span>
      <pre data-empty={lines.length === 0}>
        {lines.length === 0 ? 'Fill in the fields to see it.' : lines.join('\n')}
      </pre>
    </div>
  );
}

/** Words parted by commas or semicolons. */
export function partsOf(words: string, by: RegExp = /[,;]/): readonly string[] {
  return words
    .split(by)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
