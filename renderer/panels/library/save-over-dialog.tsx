// Asks before a version is replaced that another one follows; a new draft is the safer way and stands first.
import { Button, Modal } from '@mantine/core';
import dialogs from '../../app/dialogs.module.css';
import { followersOf } from '../../app/state/guarding.ts';
import { useActions, useApp } from '../../app/store-context.tsx';

export function SaveOverDialog() {
  const path = useApp((state) => state.savingOver);
  const followers = useApp((state) => followersOf(state, path ?? '').join(', '));
  const { cancelSaveOver, saveOver, startTask } = useActions();
  if (path === undefined) return null;
  return (
    <Modal opened size="lg" title="Another version follows this one" onClose={cancelSaveOver}>
      <p className={dialogs['words']}>
        {followers} follows {path}: what it says it changed is compared with this text. Nothing was written
        yet.
      </p>
      <div className={dialogs['buttons']}>
        <Button variant="default" onClick={cancelSaveOver}>
          Cancel
        </Button>
        <Button variant="default" onClick={() => void saveOver()}>
          Save over it
        </Button>
        <Button
          data-autofocus
          onClick={() => {
            cancelSaveOver();
            startTask('new-draft', path, true);
          }}
        >
          Make a new draft instead
        </Button>
      </div>
    </Modal>
  );
}
