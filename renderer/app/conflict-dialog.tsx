// Two people changed one file: what both changes come to, the places where only one can stand, and the choice between the texts.
import { Button, Modal } from '@mantine/core';
import { Suspense, lazy, useEffect, useState } from 'react';
import styles from './dialogs.module.css';
import { MergeConflicts } from './merge-conflicts.tsx';
import { conflictsOf, mergedText } from './merged-text.ts';
import type { Choice } from './merged-text.ts';
import type { OpenDocument, OutsideMerge } from './state/documents-state.ts';
import { useActions, useApp } from './store-context.tsx';

const DiffEditor = lazy(async () => ({ default: (await import('../editor/diff-editor.tsx')).DiffEditor }));

export function ConflictDialog() {
  const document = useApp((state) =>
    Object.values(state.documents).find((open) => open.conflict !== undefined),
  );
  const { dismissConflict } = useActions();
  if (document?.conflict === undefined) return null;
  const { path, conflict } = document;
  const removed = conflict.text === undefined;
  return (
    <Modal
      opened
      size={removed ? 'md' : 'min(72rem, 94vw)'}
      title={removed ? 'The file is gone' : 'Someone else changed this file'}
      onClose={() => dismissConflict(path)}
    >
      {removed ? (
        <Removed document={document} />
      ) : (
        <Merge key={`${conflict.hash} ${document.version}`} document={document} />
      )}
    </Modal>
  );
}

function Removed({ document: { path } }: { readonly document: OpenDocument }) {
  const { dismissConflict } = useActions();
  const overwrite = useOverwrite(path);
  return (
    <>
      <p className={styles['words']}>
        {path} was removed from the library since you opened it. Nothing was written.
      </p>
      <div className={styles['buttons']}>
        <Button variant="default" onClick={() => dismissConflict(path)}>
          Decide later
        </Button>
        <Button onClick={overwrite}>Save mine as the file</Button>
      </div>
    </>
  );
}

function Merge({ document }: { readonly document: OpenDocument }) {
  const { path, text } = document;
  const { dismissConflict, loadTheirs, takeMerged, notify } = useActions();
  const overwrite = useOverwrite(path);
  const made = useMerge(path);
  const [choices, setChoices] = useState<readonly (Choice | undefined)[]>([]);
  const conflicts = made === undefined ? [] : conflictsOf(made.merge);
  const open = conflicts.filter((_, index) => choices[index] === undefined).length;
  const merged = made === undefined ? undefined : mergedText(made.merge, choices);
  const take = (): void => {
    if (made === undefined || merged === undefined) return;
    if (takeMerged(path, made, merged))
      notify(
        'success',
        'Both changes stand in the text now',
        'Look it over and save it. Undo brings yours back.',
      );
    else notify('info', 'The file changed once more', 'It is put together anew; look again.');
  };
  return (
    <>
      <p className={styles['words']}>
        {path} on disk is not the text that you opened; nothing was written.{' '}
        {mergeWords(made, conflicts.length)}
      </p>
      {conflicts.length === 0 ? null : (
        <MergeConflicts
          conflicts={conflicts}
          choices={choices}
          onChoose={(index, choice) =>
            setChoices(conflicts.map((_, at) => (at === index ? choice : choices[at])))
          }
        />
      )}
      <p className={styles['sides']} aria-hidden>
        <span>Yours</span>
        <span>Both together</span>
      </p>
      <div className={styles['difference']}>
        {merged === undefined ? null : (
          <Suspense fallback={null}>
            <DiffEditor oldText={text} newText={merged} />
          </Suspense>
        )}
      </div>
      <div className={styles['buttons']}>
        <Button variant="default" onClick={() => dismissConflict(path)}>
          Decide later
        </Button>
        <Button variant="default" onClick={() => loadTheirs(path)}>
          Load theirs (undo brings yours back)
        </Button>
        <Button variant="default" onClick={overwrite}>
          Replace theirs with mine
        </Button>
        <Button disabled={merged === undefined || open > 0} onClick={take}>
          {open > 0 ? `Put both together (${open} to decide)` : 'Put both together'}
        </Button>
      </div>
    </>
  );
}

function mergeWords(made: OutsideMerge | undefined, conflicts: number): string {
  if (made === undefined) return 'Both texts are being put together…';
  if (conflicts === 0) return 'Your changes and theirs fit together: they touch different lines.';
  return conflicts === 1
    ? 'In one place both of you changed the same lines: choose what stands there.'
    : `In ${conflicts} places both of you changed the same lines: choose what stands there.`;
}

function useMerge(path: string): OutsideMerge | undefined {
  const { mergeOutside, notifyFailure } = useActions();
  const [made, setMade] = useState<OutsideMerge>();
  useEffect(() => {
    let wanted = true;
    mergeOutside(path).then(
      (merge) => {
        if (wanted) setMade(merge);
      },
      (error: unknown) => notifyFailure('The texts could not be put together', error),
    );
    return () => {
      wanted = false;
    };
  }, [path, mergeOutside, notifyFailure]);
  return made;
}

function useOverwrite(path: string): () => void {
  const { keepMine, save } = useActions();
  return () => {
    keepMine(path);
    void save(path);
  };
}
