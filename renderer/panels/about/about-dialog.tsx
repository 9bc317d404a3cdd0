// What this program is, under which terms, that it looks for no updates, and what a person may hand to whoever helps.
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { IconClipboardText, IconFolderOpen } from '@tabler/icons-react';
import { useActions, useApp } from '../../app/store-context.tsx';

export function AboutDialog() {
  const open = useApp((state) => state.aboutOpen);
  const info = useApp((state) => state.appInfo);
  const { openAbout, copyDiagnostics, showLog } = useActions();
  const desktop = info?.shell === 'desktop';
  return (
    <Modal opened={open} onClose={() => openAbout(false)} title="About Guideline Studio">
      <Stack gap="sm">
        <Text>
          Version {info?.version}, {desktop ? 'desktop' : 'in the browser'}, on {info?.platform}
        </Text>
        <Text size="sm">
          Write a guideline once: document, decision tree, comparison and rule bundle come from the same text.
          Licensed under the Apache License 2.0; units come from UCUM. CPT is a trademark of the American
          Medical Association.
        </Text>
        <Text size="sm">
          Updates are off. This program asks nothing of the network; whoever installed it brings the next
          version.
        </Text>
        <Text size="sm">
          If something goes wrong, diagnostics tell versions and the last lines of the log. They hold no word
          of a guideline or a case.
        </Text>
        <Group gap="xs">
          <Button
            variant="default"
            leftSection={<IconClipboardText size={15} aria-hidden />}
            onClick={() => void copyDiagnostics()}
          >
            Copy diagnostics
          </Button>
          {desktop ? (
            <Button
              variant="default"
              leftSection={<IconFolderOpen size={15} aria-hidden />}
              onClick={() => void showLog()}
            >
              Show the log
            </Button>
          ) : null}
        </Group>
      </Stack>
    </Modal>
  );
}
