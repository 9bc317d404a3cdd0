// Takes the printed document out of the app with one click: as PDF, as a page, on paper.
import { Button } from '@mantine/core';
import { IconFileTypeHtml, IconFileTypePdf, IconPrinter } from '@tabler/icons-react';
import { openToPrint } from '../../app/open-to-print.ts';
import { useActions, useApp } from '../../app/store-context.tsx';
import styles from './document-panel.module.css';

export function DocumentBar({ path }: { readonly path: string }) {
  const busy = useApp((state) => state.pageBusy);
  const { saveDocument, printFront } = useActions();
  return (
    <div className={styles['bar']} role="group" aria-label="The document outside the app">
      <Button
        size="compact-xs"
        variant="default"
        disabled={busy}
        leftSection={<IconFileTypePdf size={14} aria-hidden />}
        onClick={() => void saveDocument(path, 'pdf', openToPrint)}
      >
        Save as PDF
      </Button>
      <Button
        size="compact-xs"
        variant="default"
        disabled={busy}
        leftSection={<IconFileTypeHtml size={14} aria-hidden />}
        onClick={() => void saveDocument(path, 'html', openToPrint)}
      >
        Save as HTML
      </Button>
      <Button
        size="compact-xs"
        variant="default"
        disabled={busy}
        leftSection={<IconPrinter size={14} aria-hidden />}
        onClick={() => void printFront(openToPrint)}
      >
        Print…
      </Button>
    </div>
  );
}
