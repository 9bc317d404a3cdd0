// What came of an export: the findings that block it, or the files with their hashes and the checks of a verification.
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconCircleX, IconShieldCheck, IconX } from '@tabler/icons-react';
import type { ExportFinding, ExportOutcome, VerifyOutcome } from '../../../host/api.ts';
import type { Exporting } from '../../app/state/exporting.ts';
import { useActions } from '../../app/store-context.tsx';
import styles from './export-dialog.module.css';

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
    case 'refused':
      return <Refused findings={outcome.findings} />;
    case 'exported':
      return <Exported exporting={exporting} outcome={outcome} />;
  }
}

function Refused({ findings }: { readonly findings: readonly ExportFinding[] }) {
  return (
    <div role="alert">
      <h3 className={styles['heading']}>
        Not exported: {findings.length === 1 ? 'one finding stands' : `${findings.length} findings stand`} in
        the way
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
                {finding.path}, line {finding.line} <code>{finding.code}</code>
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
  const { verifyExport } = useActions();
  return (
    <div>
      <h3 className={styles['heading']} role="status">
        <IconCheck size={17} aria-hidden /> Exported
      </h3>
      <dl className={styles['facts']}>
        <Fact label="Archive" value={outcome.archive} />
        <Fact label="Bundle" value={outcome.bundleHash} />
        <Fact label="Meaning" value={outcome.meaningHash} />
        <Fact label="Content" value={outcome.contentHash} />
      </dl>
      <details className={styles['details']}>
        <summary>{outcome.files.length} files</summary>
        <table className={styles['files']}>
          <thead>
            <tr>
              <th scope="col">File</th>
              <th scope="col">Bytes</th>
              <th scope="col">SHA-256</th>
            </tr>
          </thead>
          <tbody>
            {outcome.files.map((file) => (
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
      <Button
        variant="light"
        loading={exporting.verifying}
        leftSection={<IconShieldCheck size={16} aria-hidden />}
        onClick={() => void verifyExport()}
      >
        Verify now
      </Button>
      {exporting.verifyProblem === '' ? null : (
        <div className={styles['failed']} role="alert">
          <strong>It could not be verified</strong>
          <p>{exporting.verifyProblem}</p>
        </div>
      )}
      {exporting.verified === undefined ? null : <Verified verified={exporting.verified} />}
    </div>
  );
}

function Verified({ verified }: { readonly verified: VerifyOutcome }) {
  return (
    <div className={styles['verified']} data-holds={verified.holds} role="status">
      <strong>
        {verified.holds
          ? `The bundle is whole: ${verified.checks.length} checks hold, ${verified.vectors} test vectors replayed.`
          : 'The bundle does not hold. Do not use it; export it again.'}
      </strong>
      <ul>
        {verified.checks.map((check) => (
          <li key={`${check.check} ${check.file}`} data-holds={check.holds}>
            {check.holds ? <IconCheck size={14} aria-hidden /> : <IconX size={14} aria-hidden />}
            <span>
              <span className="visually-hidden">{check.holds ? 'Holds: ' : 'Fails: '}</span>
              {check.check}
              {check.file === '' ? '' : ` (${check.file})`}
              {check.detail === '' ? null : <small>{check.detail}</small>}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Fact({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <code>{value}</code>
      </dd>
    </div>
  );
}
