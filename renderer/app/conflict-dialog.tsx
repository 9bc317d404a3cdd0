// Two texts of one file, the person's and the one on disk, side by side, and the choice between them.
import { Button, Modal } from '@mantine/core';
import { Suspense, lazy } from 'react';
import styles from './dialogs.module.css';
import { useActions, useApp } from './store-context.tsx';

const DiffEditor = lazy(async () => ({ default: (await import('../editor/diff-editor.tsx')).DiffEditor }));

export function ConflictDialog() {
  const document = useApp((state) =>
    Object.values(state.documents).find((open) => open.conflict !== undefined),
  );
  const { dismissConflict, keepMine, loadTheirs, save } = useActions();
  const conflict = document?.conflict;
  if (document === undefined || conflict === undefined) return null;
  const { path } = document;
  const removed = conflict.text === undefined;
  const overwrite = (): void => {
    keepMine(path);
    void save(path);
  };
  return (
    <Modal
      opened
      size={removed ? 'md' : 'min(72rem, 94vw)'}
      title={removed ? 'The file is gone' : 'Someone else changed this file'}
      onClose={() => dismissConflict(path)}
    >
      <p className={styles['words']}>
        {removed
          ? `${path} was removed from the library since you opened it. Nothing was written.`
          : `${path} on disk is not the text that you opened. Nothing was written. Left is the file on disk, right is yours.`}
      </p>
      {conflict.text === undefined ? null : (
        <div className={styles['difference']}>
          <Suspense fallback={null}>
            <DiffEditor oldText={conflict.text} newText={document.text} />
          </Suspense>
        </div>
      )}
      <div className={styles['buttons']}>
        <Button variant="default" onClick={() => dismissConflict(path)}>
          Decide later
        </Button>
        {removed ? null : (
          <Button variant="default" onClick={() => loadTheirs(path)}>
            Load theirs (undo brings yours back)
          </Button>
        )}
        <Button onClick={overwrite}>{removed ? 'Save mine as the file' : 'Replace theirs with mine'}</Button>
      </div>
    </Modal>
  );
}
