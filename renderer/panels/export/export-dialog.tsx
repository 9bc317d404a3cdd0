// The export of a guideline: where to, what stands in the way, what was written, and the proof that it is whole.
import { Button, Modal, TextInput } from '@mantine/core';
import { IconFolder, IconPackageExport } from '@tabler/icons-react';
import type { Exporting } from '../../app/state/exporting.ts';
import { isUnsaved } from '../../app/state/documents-state.ts';
import { useActions, useApp } from '../../app/store-context.tsx';
import styles from './export-dialog.module.css';
import { ExportOutcomeView } from './export-outcome.tsx';

export function ExportDialog() {
  const exporting = useApp((state) => state.exporting);
  const { closeExport } = useActions();
  if (exporting === undefined) return null;
  return (
    <Modal opened size="lg" title="Export as a bundle" onClose={closeExport}>
      <ExportSteps exporting={exporting} />
    </Modal>
  );
}

function ExportSteps({ exporting }: { readonly exporting: Exporting }) {
  const { path, folder, busy, outcome } = exporting;
  const { runExport, closeExport } = useActions();
  const document = useApp((state) => state.documents[path]);
  const unsaved = document !== undefined && isUnsaved(document);
  return (
    <div className={styles['dialog']}>
      <p>
        A bundle holds the rules of the saved <strong>{path}</strong>, the cases beside it as test vectors,
        and the hash of every file. An engine runs it; anyone can verify it.
      </p>
      {unsaved ? <UnsavedNotice path={path} /> : null}
      <FolderField folder={folder} disabled={busy} />
      {outcome === undefined ? null : <ExportOutcomeView exporting={exporting} outcome={outcome} />}
      <div className={styles['buttons']}>
        <Button variant="default" onClick={closeExport}>
          Close
        </Button>
        <Button
          data-autofocus
          loading={busy}
          disabled={unsaved}
          leftSection={<IconPackageExport size={16} aria-hidden />}
          onClick={() => void runExport()}
        >
          {outcome?.kind === 'exported' ? 'Export again' : 'Export'}
        </Button>
      </div>
    </div>
  );
}

function UnsavedNotice({ path }: { readonly path: string }) {
  const { save } = useActions();
  return (
    <div className={styles['notice']} role="status">
      <span>The file has changes that are not saved. The bundle is made from the saved text.</span>
      <Button size="compact-xs" onClick={() => void save(path)}>
        Save now
      </Button>
    </div>
  );
}

function FolderField({ folder, disabled }: { readonly folder: string; readonly disabled: boolean }) {
  const { setExportFolder, chooseExportFolder } = useActions();
  const hasDialog = useApp((state) => state.appInfo?.shell === 'desktop');
  return (
    <div className={styles['folder']}>
      <TextInput
        className={styles['folderInput'] ?? ''}
        label="Folder"
        description="An absolute path. Left empty: the folder “exports” beside the library."
        placeholder="exports, beside the library"
        value={folder}
        disabled={disabled}
        onChange={(event) => setExportFolder(event.currentTarget.value)}
      />
      {hasDialog ? (
        <Button
          variant="default"
          leftSection={<IconFolder size={15} aria-hidden />}
          disabled={disabled}
          onClick={() => void chooseExportFolder()}
        >
          Choose…
        </Button>
      ) : null}
    </div>
  );
}
