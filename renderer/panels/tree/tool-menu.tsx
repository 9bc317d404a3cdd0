// A button of the bar above the tree that opens a menu: its picture, its words as tooltip and name.
import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';

interface ToolMenuProps {
  readonly label: string;
  readonly icon: ReactNode;
  readonly busy?: boolean;
  /** For menus of switches, of which a person sets several. */
  readonly staysOpen?: boolean;
  /** The items. */
  readonly children: ReactNode;
}

export function ToolMenu({
  label,
  icon,
  busy = false,
  staysOpen = false,
  children,
}: ToolMenuProps): ReactNode {
  return (
    <Menu position="bottom-end" shadow="md" closeOnItemClick={!staysOpen}>
      <Menu.Target>
        <Tooltip label={label} openDelay={400}>
          <ActionIcon variant="subtle" color="gray" size={28} aria-label={label} loading={busy}>
            {icon}
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  );
}
