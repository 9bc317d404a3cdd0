// Who signs the bundle: a key of this person with its passphrase, or a new key; says where keys lie and what is kept.
import { Button, Checkbox, PasswordInput, Select, TextInput } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useActions, useApp } from '../../app/store-context.tsx';
import styles from './export-dialog.module.css';

interface SignatureFieldsProps {
  readonly passphrase: string;
  readonly onPassphrase: (passphrase: string) => void;
}

export function SignatureFields({ passphrase, onPassphrase }: SignatureFieldsProps) {
  const signingKeys = useApp((state) => state.signingKeys);
  const { signWith, remember } = useApp((state) => state.exportForm);
  const { changeExportForm } = useActions();
  const [making, setMaking] = useState(false);
  const chosenKey = useRef<HTMLInputElement>(null);
  const keys = signingKeys?.keys ?? [];
  const key = keys.find(({ keyid }) => keyid === signWith);
  const noKeystore = signingKeys?.noKeystore ?? '';
  return (
    <>
      <h3 className={styles['heading']}>Signature</h3>
      <Select
        ref={chosenKey}
        label="Key"
        description="Engines take a bundle into use only if they trust the key that signed it."
        data={[
          { value: '', label: 'Not signed' },
          ...keys.map(({ keyid, name }) => ({ value: keyid, label: `${name} (${keyid.slice(0, 12)}…)` })),
        ]}
        value={signWith}
        allowDeselect={false}
        onChange={(value) => changeExportForm({ signWith: value ?? '' })}
      />
      {key === undefined ? null : (
        <>
          <PasswordInput
            label="Passphrase"
            autoComplete="off"
            placeholder={key.remembered ? 'kept in the keystore of this system' : ''}
            value={passphrase}
            onChange={(event) => onPassphrase(event.currentTarget.value)}
          />
          <Checkbox
            label="Keep it in the keystore of this system"
            description={noKeystore}
            disabled={noKeystore !== ''}
            checked={remember}
            onChange={(event) => changeExportForm({ remember: event.currentTarget.checked })}
          />
        </>
      )}
      {making ? (
        <NewKey
          onMade={(made) => {
            setMaking(false);
            onPassphrase(made);
            chosenKey.current?.focus();
          }}
          onCancel={() => setMaking(false)}
        />
      ) : (
        <div>
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconKey size={14} aria-hidden />}
            onClick={() => setMaking(true)}
          >
            New key…
          </Button>
        </div>
      )}
      {signingKeys === undefined ? null : (
        <p className={styles['soft']}>
          Keys lie in <code>{signingKeys.folder}</code>, each under its passphrase.
        </p>
      )}
    </>
  );
}

interface NewKeyProps {
  readonly onMade: (passphrase: string) => void;
  readonly onCancel: () => void;
}

function NewKey({ onMade, onCancel }: NewKeyProps) {
  const { makeSigningKey } = useActions();
  const [name, setName] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const make = async (): Promise<void> => {
    if (passphrase !== again) return setProblem('The two passphrases differ.');
    setBusy(true);
    const outcome = await makeSigningKey(name, passphrase);
    setBusy(false);
    if (outcome.kind === 'made') onMade(passphrase);
    else setProblem([outcome.message, outcome.help].filter(Boolean).join(' '));
  };
  return (
    <div className={styles['newKey']} role="group" aria-label="New key">
      <TextInput
        label="Name of the key"
        description="Small letters, digits and hyphens, such as anna-2025."
        value={name}
        spellCheck={false}
        data-autofocus
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <PasswordInput
        label="New passphrase"
        description="At least 12 characters. Nobody can bring it back."
        autoComplete="new-password"
        value={passphrase}
        onChange={(event) => setPassphrase(event.currentTarget.value)}
      />
      <PasswordInput
        label="New passphrase again"
        autoComplete="new-password"
        value={again}
        onChange={(event) => setAgain(event.currentTarget.value)}
      />
      {problem === '' ? null : (
        <p className={styles['wanting']} role="alert">
          {problem}
        </p>
      )}
      <div className={styles['buttons']}>
        <Button size="compact-sm" variant="default" onClick={onCancel}>
          Cancel
        </Button>
        <Button size="compact-sm" loading={busy} disabled={name === ''} onClick={() => void make()}>
          Make the key
        </Button>
      </div>
    </div>
  );
}
