// Checking a bundle of anyone: whether it is what its sources give, and with a trust file whether it may be used.
import { Button } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import type { Exporting } from '../../app/state/exporting.ts';
import { useActions, useApp } from '../../app/store-context.tsx';
import styles from './export-dialog.module.css';
import { PathField } from './path-field.tsx';
import { Verification } from './verification.tsx';

export function VerifyPage({ exporting }: { readonly exporting: Exporting }) {
  const { archive, trust, revocations } = useApp((state) => state.verifyForm);
  const { changeVerifyForm, chooseExportFile, verifyExport } = useActions();
  return (
    <form
      className={styles['columns']}
      onSubmit={(event) => {
        event.preventDefault();
        void verifyExport();
      }}
    >
      <fieldset className={styles['form']} disabled={exporting.verifying}>
        <legend className="visually-hidden">What is to be checked</legend>
        <PathField
          label="Bundle"
          description="An absolute path that ends in .bundle.tar or .bundle.tar.gz."
          placeholder="…/policy-2025.1.bundle.tar"
          value={archive}
          onChange={(value) => changeVerifyForm({ archive: value })}
          onChoose={() => void chooseExportFile('bundle', (file) => changeVerifyForm({ archive: file }))}
        />
        <PathField
          label="Trust file"
          description="Whose signatures count. Empty: signatures are not checked."
          placeholder="signatures are not checked"
          value={trust}
          onChange={(value) => changeVerifyForm({ trust: value })}
          onChoose={() => void chooseExportFile('trust', (file) => changeVerifyForm({ trust: file }))}
        />
        <PathField
          label="Revocation list"
          description="Keys and texts that must not count any more. Most trust files ask for one."
          placeholder="none"
          value={revocations}
          onChange={(value) => changeVerifyForm({ revocations: value })}
          onChoose={() =>
            void chooseExportFile('revocations', (file) => changeVerifyForm({ revocations: file }))
          }
        />
      </fieldset>
      <div className={styles['result']}>
        <p>
          The bundle is made again from the sources in it and compared byte for byte, and its test vectors are
          decided again. Nothing in it is taken on trust.
        </p>
        <div className={styles['buttons']}>
          <Button
            type="submit"
            loading={exporting.verifying}
            disabled={archive.trim() === ''}
            leftSection={<IconShieldCheck size={16} aria-hidden />}
          >
            Verify now
          </Button>
        </div>
        <Verification exporting={exporting} />
      </div>
    </form>
  );
}
