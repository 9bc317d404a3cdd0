// The structure of the open document as a tree: arrows walk it, Enter goes to the text, criteria are moved, reworded, added and removed in it.
import { ActionIcon, Popover } from '@mantine/core';
import { IconKeyboard } from '@tabler/icons-react';
import { useDeferredValue } from 'react';
import { useApp } from '../../app/store-context.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import styles from './outline-panel.module.css';
import { OutlineTree } from './outline-tree.tsx';

export function OutlinePanel() {
  const path = useApp((state) => state.activePath);
  const outline = useDeferredValue(useApp((state) => state.analyses[state.activePath ?? '']?.outline));
  return (
    <SidePanel
      key={path}
      title="Structure"
      tools={path?.endsWith('.guideline') === true ? <KeysHelp /> : null}
    >
      {path === undefined || outline === undefined ? (
        <p className={styles['empty']}>The sections and criteria of the open document stand here.</p>
      ) : (
        <OutlineTree key={path} path={path} outline={outline} />
      )}
    </SidePanel>
  );
}

const keys: readonly (readonly [string, string])[] = [
  ['Enter', 'go to the text'],
  ['F2', 'change the words'],
  ['Insert', 'add a criterion below'],
  ['Shift+Insert', 'add one under it'],
  ['Alt+Up, Alt+Down', 'move it'],
  ['Alt+Right, Alt+Left', 'put it under the one above, take it out'],
  ['Delete', 'remove it'],
];

function KeysHelp() {
  return (
    <Popover position="bottom-end" width={300} trapFocus={false}>
      <Popover.Target>
        <ActionIcon variant="subtle" color="gray" size="sm" aria-label="What can be done in the structure">
          <IconKeyboard size={15} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <p className={styles['helpTitle']}>Drag a criterion to where it belongs, or by keyboard:</p>
        <dl className={styles['help']}>
          {keys.map(([pressed, what]) => (
            <div key={pressed}>
              <dt>
                <kbd>{pressed}</kbd>
              </dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
      </Popover.Dropdown>
    </Popover>
  );
}
