// What came of an export: the findings that block it, each with the way to its line, or the files with their hashes.
import { Anchor, Button } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCheck,
  IconCircleX,
  IconFolderOpen,
  IconShieldCheck,
} from '@tabler/icons-react';
import type { ExportFinding, ExportOutcome } from '../../../host/api.ts';
import type { Exporting } from '../../app/state/exporting.ts';
import { useActions, useApp } from '../../app/store-context.tsx';
import { CopiedFact } from './copied-fact.tsx';
import styles from './export-dialog.module.css';
import { Verification } from './verification.tsx';

interface ExportOutcomeViewProps {
  readonly exporting: Exporting;
  readonly outcome: ExportOutcome;
}

export function ExportOutcomeView({ exporting, outcome }: ExportOutcomeViewProps) {
  switch (outcome.kind) {
    case 'failed':
      return (
        <div className={styles['failed']} role="alert">
          <strong>{outcome.message}</strong>
          <p>{outcome.help} Nothing was written.</p>
        </div>
      );
    case 'cancelled':
      return <p role="status">Cancelled. Nothing was written.</p>;
    case 'refused':
      return <Refused findings={outcome.findings} />;
    case 'exported':
      return <Exported exporting={exporting} outcome={outcome} />;
  }
}

function Refused({ findings }: { readonly findings: readonly ExportFinding[] }) {
  const { goToExportFinding } = useActions();
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return (
    <div role="alert">
      <h3 className={styles['heading']}>
        Not exported: {errors === 1 ? 'one finding stands' : `${errors} findings stand`} in the way
      </h3>
      <ul className={styles['findings']}>
        {findings.map((finding) => (
          <li
            key={`${finding.path} ${finding.line} ${finding.code} ${finding.message}`}
            data-severity={finding.severity}
          >
            {finding.severity === 'error' ? (
              <IconCircleX size={15} aria-hidden />
            ) : (
              <IconAlertTriangle size={15} aria-hidden />
            )}
            <span>
              {finding.message}
              <small>
                <Anchor
                  component="button"
                  type="button"
                  size="xs"
                  onClick={() => void goToExportFinding(finding)}
                >
                  {finding.path}, line {finding.line}
                </Anchor>{' '}
                <code>{finding.code}</code>
              </small>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

type ExportedOutcome = Extract<ExportOutcome, { readonly kind: 'exported' }>;

function Exported({
  exporting,
  outcome,
}: {
  readonly exporting: Exporting;
  readonly outcome: ExportedOutcome;
}) {
  const { verifyExport, showFile } = useActions();
  const desktop = useApp((state) => state.appInfo?.shell === 'desktop');
  return (
    <div>
      <h3 className={styles['heading']} role="status">
        <IconCheck size={17} aria-hidden /> Exported
        {outcome.signedBy.length === 0 ? ', not signed' : ' and signed'}, number {outcome.sequence}
      </h3>
      <dl className={styles['facts']}>
        <CopiedFact label="Archive" value={outcome.archive} />
        {outcome.compressed === '' ? null : <CopiedFact label="Compressed" value={outcome.compressed} />}
        <CopiedFact label="Bundle" value={outcome.bundleHash} />
        <CopiedFact label="Words" value={outcome.contentHash} />
        <CopiedFact label="Meaning" value={outcome.meaningHash} />
        {outcome.signedBy.map((keyid) => (
          <CopiedFact key={keyid} label="Signed by" value={keyid} />
        ))}
      </dl>
      <div className={styles['buttons']}>
        <Button
          variant="default"
          leftSection={<IconFolderOpen size={16} aria-hidden />}
          onClick={() => void showFile(outcome.archive)}
        >
          {desktop ? 'Show in folder' : 'Copy the path'}
        </Button>
        <Button
          variant="light"
          loading={exporting.verifying}
          leftSection={<IconShieldCheck size={16} aria-hidden />}
          onClick={() => void verifyExport()}
        >
          Verify now
        </Button>
      </div>
      <Verification exporting={exporting} />
      <Files outcome={outcome} />
    </div>
  );
}

function Files({ outcome: { files } }: { readonly outcome: ExportedOutcome }) {
  return (
    <details className={styles['details']}>
      <summary>{files.length} files</summary>
      <table className={styles['files']}>
        <thead>
          <tr>
            <th scope="col">File</th>
            <th scope="col">Bytes</th>
            <th scope="col">SHA-256</th>
          </tr>
        </thead>
        <tbody>
          {files.map((file) => (
            <tr key={file.path}>
              <td>{file.path}</td>
              <td className={styles['size']}>{file.sizeBytes.toLocaleString('en')}</td>
              <td>
                <code>{file.sha256}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
