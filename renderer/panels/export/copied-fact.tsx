// A fact of a bundle that people carry elsewhere, such as a hash: shown whole, copied by one click.
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { copyText } from '../../app/copy-text.ts';

export function CopiedFact({ label, value }: { readonly label: string; readonly value: string }) {
  const [copied, setCopied] = useState(false);
  // Mantine's own button says nothing where a shell grants no clipboard.
  const copy = async (): Promise<void> => {
    await copyText(value);
    setCopied(true);
    setTimeout(() => setCopied(false), 1500);
  };
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <code>{value}</code>
        <Tooltip label={copied ? 'Copied' : 'Copy'}>
          <ActionIcon
            size="sm"
            variant="subtle"
            color="gray"
            aria-label={copied ? `${label}: copied` : `Copy: ${label}`}
            onClick={() => void copy()}
          >
            {copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
          </ActionIcon>
        </Tooltip>
      </dd>
    </div>
  );
}
