// Asks before places in several files become other words: how many, in which files, and what is left as it is.
import { Button, Modal } from '@mantine/core';
import dialogs from '../../app/dialogs.module.css';
import { countPlaces, planReplacement } from '../../app/state/searching.ts';
import type { FoundFile } from '../../app/state/searching.ts';
import { useActions, useApp, useAppStore } from '../../app/store-context.tsx';

interface ReplaceAllDialogProps {
  readonly files: readonly FoundFile[];
  readonly onClose: () => void;
}

export function ReplaceAllDialog({ files, onClose }: ReplaceAllDialogProps) {
  const store = useAppStore();
  const { words, replacement } = useApp((state) => state.libraryQuery);
  const { replaceFound } = useActions();
  const { open, closed, kept, ids } = planReplacement(store.getState(), files);
  const changing = [...open, ...closed];
  const places = counted(countPlaces(changing), 'place');
  const verb = replacement === '' ? 'Remove' : 'Replace';
  const replace = (): void => {
    onClose();
    void replaceFound();
  };
  return (
    <Modal
      opened
      size="lg"
      title={`${verb} ${places} in ${counted(changing.length, 'file')}`}
      onClose={onClose}
    >
      <p className={dialogs['words']}>
        {replacement === '' ? `“${words}” is taken out.` : `“${words}” becomes “${replacement}”.`}
      </p>
      <Share title="Open, changed in the text and not saved yet" files={open} />
      <Share title="Closed, written at once" files={closed} />
      <Share title="Left as they are: published, approved or followed by another version" files={kept} />
      {ids === 0 ? null : (
        <p className={dialogs['words']}>
          {ids === 1 ? '1 id stays as it is' : `${ids} ids stay as they are`}: the new words make no id.
          Rename an id in the text with F2.
        </p>
      )}
      <div className={dialogs['buttons']}>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button data-autofocus disabled={changing.length === 0} onClick={replace}>
          {verb} {places}
        </Button>
      </div>
    </Modal>
  );
}

function Share({ title, files }: { readonly title: string; readonly files: readonly FoundFile[] }) {
  if (files.length === 0) return null;
  return (
    <div className={dialogs['words']}>
      {title}:
      <ul>
        {files.map(({ path, matches }) => (
          <li key={path}>
            {path}: {counted(matches.length, 'place')}
          </li>
        ))}
      </ul>
    </div>
  );
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
