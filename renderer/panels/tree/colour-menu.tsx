// The choice of what colours the boxes: the tried case, the cases of the library, or the changes since another version.
import { Menu } from '@mantine/core';
import { IconPalette } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { ToolMenu } from './tool-menu.tsx';

export type Colours =
  | { readonly kind: 'case' }
  | { readonly kind: 'coverage' }
  /** `path` of the version to compare with. */
  | { readonly kind: 'changes'; readonly path: string };

export interface OtherVersion {
  readonly path: string;
  /** `since 2023.1`, of a later version `against 2024.2`. */
  readonly since: string;
}

interface ColourMenuProps {
  readonly colours: Colours;
  onColours(colours: Colours): void;
  readonly versions: readonly OtherVersion[];
}

export function ColourMenu({ colours, onColours, versions }: ColourMenuProps): ReactNode {
  // Paths of the library end in `.guideline`: none is one of the other two.
  const choose = (value: string): void =>
    onColours(value === 'case' || value === 'coverage' ? { kind: value } : { kind: 'changes', path: value });
  return (
    <ToolMenu label="What colours the boxes" icon={<IconPalette size={17} />}>
      <Menu.RadioGroup value={colours.kind === 'changes' ? colours.path : colours.kind} onChange={choose}>
        <Menu.RadioItem value="case" closeMenuOnClick>
          By the case that you try
        </Menu.RadioItem>
        <Menu.RadioItem value="coverage" closeMenuOnClick>
          By the use of the cases
        </Menu.RadioItem>
        {versions.map(({ path, since }) => (
          <Menu.RadioItem key={path} value={path} closeMenuOnClick>
            By the changes {since}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </ToolMenu>
  );
}
