// Making a bundle: what it is for, where it stands among its like, who signs it; beside that, how far it is and what came of it.
import { Button, Checkbox, Progress, TextInput } from '@mantine/core';
import { IconPackageExport, IconPlayerStop } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { isUnsaved } from '../../app/state/documents-state.ts';
import type { Exporting } from '../../app/state/exporting.ts';
import { useActions, useApp } from '../../app/store-context.tsx';
import { exportCautions } from './export-cautions.ts';
import { useFocusAfter } from '../../app/use-focus-back.ts';
import styles from './export-dialog.module.css';
import { ExportOutcomeView } from './export-outcome.tsx';
import { PathField } from './path-field.tsx';
import { SignatureFields } from './signature-fields.tsx';
import { TargetFields } from './target-fields.tsx';

export function ExportPage({ exporting }: { readonly exporting: Exporting }) {
  const { path, busy, outcome } = exporting;
  const [passphrase, setPassphrase] = useState('');
  const document = useApp((state) => state.documents[path]);
  const chosen = useApp((state) => state.exportForm.chosen);
  const { runExport } = useActions();
  const came = useFocusAfter<HTMLDivElement>(busy);
  const unsaved = document !== undefined && isUnsaved(document);
  return (
    <form
      className={styles['columns']}
      onSubmit={(event) => {
        event.preventDefault();
        void runExport(passphrase);
      }}
    >
      <fieldset className={styles['form']} disabled={busy}>
        <legend className="visually-hidden">What the bundle is to hold</legend>
        <TargetFields />
        <PlaceFields />
        <SignatureFields passphrase={passphrase} onPassphrase={setPassphrase} />
      </fieldset>
      <div className={styles['result']}>
        <p>
          Made from the saved <strong>{path}</strong> and the cases beside it. The same text gives the same
          bytes, on every computer.
        </p>
        <Cautions path={path} />
        {unsaved ? <UnsavedNotice path={path} /> : null}
        <div className={styles['buttons']}>
          <Button
            type="submit"
            data-autofocus
            loading={busy}
            disabled={unsaved || chosen?.length === 0}
            leftSection={<IconPackageExport size={16} aria-hidden />}
          >
            {outcome?.kind === 'exported' ? 'Export again' : 'Export'}
          </Button>
        </div>
        {busy ? <Underway exporting={exporting} /> : null}
        {outcome === undefined ? null : (
          <div ref={came} tabIndex={-1} role="group" aria-label="What came of the export">
            <ExportOutcomeView exporting={exporting} outcome={outcome} />
          </div>
        )}
      </div>
    </form>
  );
}

/** Only what takes longer than a second is worth a bar. */
function Underway({ exporting: { progress } }: { readonly exporting: Exporting }) {
  const { cancelExport } = useActions();
  const [long, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), 1000);
    return () => clearTimeout(timer);
  }, []);
  if (!long || progress === undefined) return null;
  const { doing, done, total } = progress;
  return (
    <div className={styles['underway']} role="status">
      <span>
        {doing} ({done + 1} of {total})
      </span>
      <Progress value={(100 * done) / total} aria-label="Export" />
      <Button
        size="compact-xs"
        variant="default"
        leftSection={<IconPlayerStop size={13} aria-hidden />}
        onClick={() => cancelExport()}
      >
        Cancel
      </Button>
    </div>
  );
}

function Cautions({ path }: { readonly path: string }) {
  const file = useApp((state) => state.library?.files.find((one) => one.path === path));
  return (file === undefined ? [] : exportCautions(file)).map((caution) => (
    <p key={caution} className={styles['notice']} role="note">
      {caution}
    </p>
  ));
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

function PlaceFields() {
  const { folder, replaces, effectiveTo, compress } = useApp((state) => state.exportForm);
  const { changeExportForm, chooseExportFolder, chooseExportFile } = useActions();
  return (
    <>
      <h3 className={styles['heading']}>Place</h3>
      <PathField
        label="Folder"
        description="An absolute path. Left empty: the folder “exports” beside the library."
        placeholder="exports, beside the library"
        value={folder}
        onChange={(value) => changeExportForm({ folder: value })}
        onChoose={() => void chooseExportFolder()}
      />
      <PathField
        label="Comes after"
        description="The bundle in use, which this one is to replace: it gets the next number. Empty for the first."
        placeholder="the first one"
        value={replaces}
        onChange={(value) => changeExportForm({ replaces: value })}
        onChoose={() => void chooseExportFile('bundle', (file) => changeExportForm({ replaces: file }))}
      />
      <div className={styles['pair']}>
        <TextInput
          type="date"
          label="Last day of service"
          description="Empty: until another one replaces it."
          value={effectiveTo}
          onChange={(event) => changeExportForm({ effectiveTo: event.currentTarget.value })}
        />
        <Checkbox
          label="Compress a copy for sending (.gz)"
          checked={compress}
          onChange={(event) => changeExportForm({ compress: event.currentTarget.checked })}
        />
      </div>
    </>
  );
}
