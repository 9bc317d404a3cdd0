// The menu that takes the comparison out of the app: as a page, as PDF.
import { Button, Menu } from '@mantine/core';
import { IconFileTypeHtml, IconFileTypePdf, IconShare2 } from '@tabler/icons-react';
import { openToPrint } from './open-to-print.ts';
import { useActions, useApp } from './store-context.tsx';

export function ComparisonMenu() {
  const busy = useApp((state) => state.exportingComparison);
  const { exportComparison } = useActions();
  return (
    <Menu position="bottom-end" width={250}>
      <Menu.Target>
        <Button variant="default" size="xs" loading={busy} leftSection={<IconShare2 size={15} aria-hidden />}>
          Save comparison
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconFileTypeHtml size={16} />}
          onClick={() => void exportComparison('html', openToPrint)}
        >
          As one page (HTML)
        </Menu.Item>
        <Menu.Item
          leftSection={<IconFileTypePdf size={16} />}
          onClick={() => void exportComparison('pdf', openToPrint)}
        >
          As PDF
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
