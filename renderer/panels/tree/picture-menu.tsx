// The ways out of the tree: a picture for documents, a picture of pixels, paper.
import { Menu } from '@mantine/core';
import { IconDownload, IconPhoto, IconPrinter, IconVector } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { ToolMenu } from './tool-menu.tsx';

export type PictureKind = 'svg' | 'png' | 'print';

interface PictureMenuProps {
  /** Folded lists stay folded in the picture. */
  readonly folded: boolean;
  onFolded(folded: boolean): void;
  /** The questions have no folds. */
  readonly foldable: boolean;
  readonly busy: boolean;
  onPicture(kind: PictureKind): void;
}

export function PictureMenu(props: PictureMenuProps): ReactNode {
  const { folded, onPicture } = props;
  return (
    <ToolMenu label="Save as a picture or print" icon={<IconDownload size={17} />} busy={props.busy}>
      <Menu.Item leftSection={<IconVector size={15} aria-hidden />} onClick={() => onPicture('svg')}>
        Save as SVG, for documents
      </Menu.Item>
      <Menu.Item leftSection={<IconPhoto size={15} aria-hidden />} onClick={() => onPicture('png')}>
        Save as PNG, for slides and mail
      </Menu.Item>
      <Menu.Item leftSection={<IconPrinter size={15} aria-hidden />} onClick={() => onPicture('print')}>
        Print…
      </Menu.Item>
      {props.foldable ? (
        <>
          <Menu.Divider />
          <Menu.CheckboxItem checked={folded} onChange={props.onFolded}>
            Folded lists stay folded
          </Menu.CheckboxItem>
        </>
      ) : null}
    </ToolMenu>
  );
}
