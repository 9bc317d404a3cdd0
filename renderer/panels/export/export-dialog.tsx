// The dialog of bundles: one page to make one, one to check one, whoever made it.
import { Modal, Tabs } from '@mantine/core';
import { IconPackageExport, IconShieldCheck } from '@tabler/icons-react';
import type { Exporting } from '../../app/state/exporting.ts';
import { useActions, useApp } from '../../app/store-context.tsx';
import styles from './export-dialog.module.css';
import { ExportPage } from './export-page.tsx';
import { VerifyPage } from './verify-page.tsx';

export function ExportDialog() {
  const exporting = useApp((state) => state.exporting);
  const { closeExport, showExportPage } = useActions();
  if (exporting === undefined) return null;
  return (
    <Modal opened size="min(72rem, 96vw)" title="Export as a bundle" onClose={closeExport}>
      <Tabs
        value={exporting.page}
        keepMounted={false}
        onChange={(page) => showExportPage((page ?? 'export') as Exporting['page'])}
      >
        <Tabs.List aria-label="Bundles">
          <Tabs.Tab value="export" leftSection={<IconPackageExport size={15} aria-hidden />}>
            Make a bundle
          </Tabs.Tab>
          <Tabs.Tab value="verify" leftSection={<IconShieldCheck size={15} aria-hidden />}>
            Check a bundle
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="export" className={styles['page'] ?? ''}>
          <ExportPage exporting={exporting} />
        </Tabs.Panel>
        <Tabs.Panel value="verify" className={styles['page'] ?? ''}>
          <VerifyPage exporting={exporting} />
        </Tabs.Panel>
      </Tabs>
    </Modal>
  );
}
