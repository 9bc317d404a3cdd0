// Asks what becomes of unsaved work when its tab is closed.
import { Button, Modal } from '@mantine/core';
import styles from './dialogs.module.css';
import { useActions, useApp } from './store-context.tsx';

export function CloseDialog() {
  const path = useApp((state) => state.closingPath);
  const { cancelClose, closeWithoutSaving, saveAndClose } = useActions();
  if (path === undefined) return null;
  return (
    <Modal opened size="md" title="Save your changes?" onClose={cancelClose}>
      <p className={styles['words']}>{path} has changes that are not saved.</p>
      <div className={styles['buttons']}>
        <Button variant="default" onClick={cancelClose}>
          Cancel
        </Button>
        <Button variant="default" color="red" onClick={() => closeWithoutSaving(path)}>
          Close without saving
        </Button>
        <Button data-autofocus onClick={() => void saveAndClose(path)}>
          Save and close
        </Button>
      </div>
    </Modal>
  );
}
