// Asks why a finding is right to stay; the reason becomes part of the guideline.
import { Button, Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import styles from './dialogs.module.css';
import type { Waiving } from './state/waiving.ts';
import { useActions, useApp } from './store-context.tsx';

export function WaiveDialog() {
  const waiving = useApp((state) => state.waiving);
  return waiving === undefined ? null : <ReasonDialog waiving={waiving} />;
}

function ReasonDialog({ waiving }: { readonly waiving: Waiving }) {
  const { cancelWaiver, writeWaiver } = useActions();
  const [reason, setReason] = useState('');
  const isReason = reason.split(/\s+/).filter((word) => /\p{L}{2}/u.test(word)).length >= 2;
  const write = (): void => {
    if (isReason) void writeWaiver(reason);
  };
  return (
    <Modal opened size="lg" title="Waive with a reason" onClose={cancelWaiver}>
      <p className={styles['words']}>{waiving.finding.message}</p>
      <Textarea
        data-autofocus
        autosize
        minRows={2}
        maxRows={6}
        label="Why is it right to stay?"
        description="Readers and the committee see the reason. At least two words."
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey) return;
          event.preventDefault();
          write();
        }}
      />
      <p className={styles['aside']}>
        {waiving.place}: <code>WAIVE {waiving.finding.code}</code>
      </p>
      <div className={styles['buttons']}>
        <Button variant="default" onClick={cancelWaiver}>
          Cancel
        </Button>
        <Button disabled={!isReason} onClick={write}>
          Waive
        </Button>
      </div>
    </Modal>
  );
}
