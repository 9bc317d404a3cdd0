// The replay of past cases: choose versions and a file, see how its columns match, run it, read what changes and why.
import { Button, FileButton, Loader, NativeSelect, Progress } from '@mantine/core';
import {
  IconAlertTriangle,
  IconFolderOpen,
  IconHistory,
  IconPlayerPlay,
  IconRefresh,
} from '@tabler/icons-react';
import { isUnsaved } from '../../app/state/documents-state.ts';
import type { Replay } from '../../app/state/replay.ts';
import { versionChoices } from '../../app/state/version-choices.ts';
import { useActions, useApp } from '../../app/store-context.tsx';
import { useFocusAfter } from '../../app/use-focus-back.ts';
import { useScheme } from '../../app/use-scheme.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Tones } from '../../ui/tones.tsx';
import { VersionBar } from '../compare/version-bar.tsx';
import { CasesDrawer } from './cases-drawer.tsx';
import { ColumnTables } from './column-tables.tsx';
import { ReplayOutcomeView } from './replay-outcome.tsx';
import { counted } from './replay-words.ts';
import styles from './replay.module.css';

export function ReplayView() {
  const replay = useApp((state) => state.replay);
  const files = useApp((state) => state.library?.files);
  const theme = useScheme();
  const { setUpReplay } = useActions();
  const heading = useFocusAfter<HTMLHeadingElement>(replay?.running !== undefined);
  if (replay === undefined) return null;
  const { oldPath, newPath } = replay;
  return (
    <Tones theme={theme} className={styles['replay']}>
      <VersionBar
        versions={versionChoices(files ?? [], newPath)}
        oldPath={oldPath}
        newPath={newPath}
        disabled={replay.running !== undefined}
        onChoose={(old, chosen) => void setUpReplay({ oldPath: old, newPath: chosen })}
        status=""
        actions={<RunButton replay={replay} />}
      />
      <div className={styles['body']}>
        <Unsaved paths={[oldPath, newPath]} />
        <FileChoice replay={replay} />
        <Faults replay={replay} />
        {replay.running === undefined ? null : <Running replay={replay} />}
        {replay.answer === undefined ? null : <ReplayOutcomeView answer={replay.answer} heading={heading} />}
        {replay.match === undefined ? (
          <Nothing replay={replay} />
        ) : (
          <ColumnTables key={replay.cases} replay={replay} match={replay.match} />
        )}
      </div>
      <CasesDrawer />
    </Tones>
  );
}

function RunButton({ replay }: { readonly replay: Replay }) {
  const { runReplay } = useActions();
  const { match, matching, running } = replay;
  const ready = match !== undefined && !matching && match.faults.length === 0 && match.columns.length > 0;
  return (
    <Button
      size="xs"
      disabled={!ready}
      loading={running !== undefined}
      leftSection={<IconPlayerPlay size={15} aria-hidden />}
      onClick={() => void runReplay(false)}
    >
      Replay the cases
    </Button>
  );
}

function Unsaved({ paths }: { readonly paths: readonly string[] }) {
  const documents = useApp((state) => state.documents);
  const { save } = useActions();
  const unsaved = paths.filter((path) => {
    const document = documents[path];
    return document !== undefined && isUnsaved(document);
  });
  return unsaved.map((path) => (
    <div key={path} className={styles['notice']} role="status">
      <span>{path} has changes that are not saved. The saved text is replayed.</span>
      <Button size="compact-xs" onClick={() => void save(path)}>
        Save now
      </Button>
    </div>
  ));
}

function FileChoice({ replay }: { readonly replay: Replay }) {
  const { setUpReplay, lookForCases, browseForCases } = useActions();
  const root = useApp((state) => state.library?.root ?? '');
  const desktop = useApp((state) => state.appInfo?.shell === 'desktop');
  const busy = replay.running !== undefined;
  const files = replay.files.map(({ path, name }) => ({ value: path, label: name }));
  return (
    <section className={styles['file']}>
      <NativeSelect
        className={styles['fileSelect'] ?? ''}
        label="File of past cases"
        description={`CSV, JSON Lines or Parquet, without names of patients. To find a file in this list, put it into ${root} and look again.`}
        data={[{ value: '', label: files.length === 0 ? 'None was found' : 'Choose a file' }, ...files]}
        value={replay.cases}
        disabled={busy}
        onChange={(event) => void setUpReplay({ cases: event.currentTarget.value, mapping: undefined })}
      />
      <Button
        variant="default"
        leftSection={<IconRefresh size={15} aria-hidden />}
        disabled={busy}
        onClick={() => void lookForCases()}
      >
        Look again
      </Button>
      {desktop ? (
        <Button
          variant="default"
          leftSection={<IconFolderOpen size={15} aria-hidden />}
          disabled={busy}
          onClick={() => void browseForCases()}
        >
          Browse…
        </Button>
      ) : (
        <Upload disabled={busy} />
      )}
      <NativeSelect
        label="A value that cannot be read"
        data={[
          { value: 'row', label: 'sets its case aside' },
          { value: 'unknown', label: 'counts as unknown' },
        ]}
        value={replay.badValues}
        disabled={busy}
        onChange={(event) =>
          void setUpReplay({ badValues: event.currentTarget.value === 'unknown' ? 'unknown' : 'row' })
        }
      />
    </section>
  );
}

/** Only the bytes of the file that the person has chosen reach the application: never a path of their computer. */
function Upload({ disabled }: { readonly disabled: boolean }) {
  const sending = useApp((state) => state.sending);
  const { sendCases, stopSending } = useActions();
  if (sending !== undefined)
    return (
      <div className={styles['sending']}>
        <Progress
          value={(100 * sending.sent) / Math.max(1, sending.size)}
          aria-label={`Taking ${sending.name}`}
        />
        <Button variant="default" onClick={stopSending}>
          Stop
        </Button>
      </div>
    );
  return (
    <FileButton
      accept=".csv,.tsv,.txt,.jsonl,.ndjson,.json,.parquet"
      disabled={disabled}
      onChange={(file) => {
        if (file !== null) void sendCases(file);
      }}
    >
      {(props) => (
        <Button {...props} variant="default" leftSection={<IconFolderOpen size={15} aria-hidden />}>
          Browse…
        </Button>
      )}
    </FileButton>
  );
}

function Faults({ replay }: { readonly replay: Replay }) {
  const { problem, findings, match, cancelled } = replay;
  const { goToLine } = useActions();
  const faults = match?.faults ?? [];
  return (
    <>
      {cancelled ? (
        <p className={styles['notice']} role="status">
          The replay was cancelled. Nothing was written.
        </p>
      ) : null}
      {problem === undefined ? null : (
        <div className={styles['failed']} role="alert">
          <strong>{problem.message}</strong> {problem.help}
        </div>
      )}
      {faults.length + findings.length === 0 ? null : (
        <div className={styles['failed']} role="alert">
          <strong>Nothing can be replayed yet.</strong>
          <ul>
            {faults.map((fault) => (
              <li key={fault}>{fault}</li>
            ))}
            {findings.map(({ path, line, message }) => (
              <li key={`${path} ${line} ${message}`}>
                {message}{' '}
                <button type="button" className={styles['link']} onClick={() => void goToLine(path, line)}>
                  {path}, line {line}
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

function Running({ replay }: { readonly replay: Replay }) {
  const { cancelReplay } = useActions();
  const { running } = replay;
  if (running === undefined) return null;
  const { records, bytesRead, bytes, cancelling } = running;
  return (
    <section className={styles['running']} aria-label="Progress">
      <Progress
        value={(100 * bytesRead) / Math.max(1, bytes)}
        aria-label="Read of the file"
        className={styles['progress'] ?? ''}
      />
      <span>
        {counted(records)} cases, {counted(bytesRead)} of {counted(bytes)} bytes
      </span>
      <Button size="compact-sm" variant="default" disabled={cancelling} onClick={cancelReplay}>
        {cancelling ? 'Cancelling…' : 'Cancel'}
      </Button>
    </section>
  );
}

function Nothing({ replay }: { readonly replay: Replay }) {
  if (replay.matching)
    return (
      <p className={styles['running']} role="status">
        <Loader size="xs" aria-hidden /> Reading the columns…
      </p>
    );
  if (replay.problem !== undefined || replay.findings.length > 0)
    return <EmptyState icon={<IconAlertTriangle size={26} />} title="No columns to show" />;
  return (
    <EmptyState icon={<IconHistory size={26} />} title="Which decisions would have changed?">
      Choose a file of past cases. Each is decided under both versions on this computer; nothing is sent
      anywhere.
    </EmptyState>
  );
}
