// A path on this computer: typed, or chosen where the shell has a dialog for it.
import { Button, TextInput } from '@mantine/core';
import { IconFolder } from '@tabler/icons-react';
import { useApp } from '../../app/store-context.tsx';
import styles from './export-dialog.module.css';

interface PathFieldProps {
  readonly label: string;
  readonly description: string;
  readonly placeholder: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onChoose: () => void;
}

export function PathField({ label, description, placeholder, value, onChange, onChoose }: PathFieldProps) {
  const hasDialog = useApp((state) => state.appInfo?.shell === 'desktop');
  return (
    <div className={styles['path']}>
      <TextInput
        className={styles['pathInput'] ?? ''}
        label={label}
        description={description}
        placeholder={placeholder}
        value={value}
        spellCheck={false}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {hasDialog ? (
        <Button
          variant="default"
          aria-label={`${label}: choose…`}
          leftSection={<IconFolder size={15} aria-hidden />}
          onClick={onChoose}
        >
          Choose…
        </Button>
      ) : null}
    </div>
  );
}
