// Files dragged onto the window: says where they may go, reads them, and asks about those that come from elsewhere.
import { Button, Modal, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import styles from './dialogs.module.css';
import type { DroppedFile } from './state/dropped-files.ts';
import type { OfferedFile } from './state/dropped-files.ts';
import { useActions, useApp } from './store-context.tsx';

export function FileDrop() {
  const { takeDropped } = useActions();
  const [over, setOver] = useState(false);
  useEffect(() => {
    const bringsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;
    const hover = (event: DragEvent): void => {
      if (!bringsFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      if (!bringsFiles(event)) return;
      // Otherwise the window would go to the file.
      event.preventDefault();
      event.stopPropagation();
      setOver(false);
      void readAll([...(event.dataTransfer?.files ?? [])]).then(takeDropped);
    };
    window.addEventListener('dragover', hover, { capture: true });
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop, { capture: true });
    return () => {
      window.removeEventListener('dragover', hover, { capture: true });
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop, { capture: true });
    };
  }, [takeDropped]);
  const offer = useApp((state) => state.offeredFiles[0]);
  return (
    <>
      {over ? (
        <div className={styles['drop']} aria-hidden>
          <p>Drop guidelines (.guideline) and cases (.cases) here to open or add them</p>
        </div>
      ) : null}
      {offer === undefined ? null : <AddDialog key={`${offer.name} ${offer.path}`} offer={offer} />}
    </>
  );
}

function AddDialog({ offer }: { readonly offer: OfferedFile }) {
  const { addFile, declineFile } = useActions();
  const [path, setPath] = useState(offer.path);
  const [refused, setRefused] = useState('');
  const taken = useApp((state) => state.library?.files.some((file) => file.path === path) === true);
  const add = async (): Promise<void> => setRefused(await addFile(path));
  const fault = taken ? 'Another file of the library has this name.' : refused;
  return (
    <Modal opened size="lg" title="Add to the library?" onClose={declineFile}>
      <p className={styles['words']}>
        {offer.name} does not stand in this library. A copy of it can be added; the file that you dropped
        stays as it is, and the copy does not follow its changes.
      </p>
      <TextInput
        data-autofocus
        mb="md"
        label="Where it is to stand in the library"
        value={path}
        error={fault === '' ? null : fault}
        onChange={(event) => {
          setPath(event.currentTarget.value);
          setRefused('');
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !taken) void add();
        }}
      />
      <div className={styles['buttons']}>
        <Button variant="default" onClick={declineFile}>
          Leave it
        </Button>
        <Button disabled={taken || path.trim() === ''} onClick={() => void add()}>
          Add a copy
        </Button>
      </div>
    </Modal>
  );
}

async function readAll(files: readonly File[]): Promise<readonly DroppedFile[]> {
  return await Promise.all(files.map(async (file) => ({ name: file.name, text: await readText(file) })));
}

/** Larger ones are refused without being read. */
const longest = 6_000_000;

async function readText(file: File): Promise<string | undefined> {
  if (file.size > longest) return ' '.repeat(longest);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    return undefined;
  }
}
