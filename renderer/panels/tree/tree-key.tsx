// What the pictures and keys of the tree panel mean, behind a question mark.
import { ActionIcon, Kbd, Popover } from '@mantine/core';
import { IconCalculator, IconHelp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Tones } from '../../ui/tones.tsx';
import type { Theme } from '../../ui/tones.tsx';
import { LogicChip } from './criteria-box.tsx';
import { NodeMark } from './node-mark.tsx';
import styles from './tree-panel.module.css';

const keys: readonly (readonly [string, string])[] = [
  ['\u2190 \u2192', 'to the criterion above, into its list'],
  ['\u2191 \u2193', 'through the column'],
  ['Enter', 'go to the text'],
  ['+ \u2212', 'unfold, fold'],
  ['Home End', 'first, last'],
  ['*', 'unfold all'],
  ['0 \u2026 9', 'unfold so many levels'],
  ['a \u2026 z', 'search by typing'],
  ['Ctrl F', 'search; Enter for the next'],
  ['Shift F', 'fit the whole'],
  ['Shift C', 'centre the selected box'],
];

export function TreeKey({ theme }: { readonly theme: Theme }): ReactNode {
  return (
    <Popover position="bottom-end" shadow="md" trapFocus returnFocus width={340}>
      <Popover.Target>
        <ActionIcon variant="subtle" color="gray" size={28} aria-label="What the signs and keys mean">
          <IconHelp size={17} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown p={0} aria-label="What the signs and keys mean">
        <Tones theme={theme} className={styles['key']}>
          <dl>
            <dt>
              <LogicChip text="ANY OF" />
            </dt>
            <dd>one of the list is enough</dd>
            <dt>
              <LogicChip text="ALL OF" />
            </dt>
            <dd>every item of the list is needed</dd>
            <dt>
              <LogicChip text="AT LEAST 2 OF" />
            </dt>
            <dd>so many of the list</dd>
            <dt>
              <LogicChip text="NONE OF" />
            </dt>
            <dd>what is listed excludes</dd>
            <dt>
              <IconCalculator size={15} aria-label="Calculator" />
            </dt>
            <dd>computed from data; all others are answered by a reviewer</dd>
            <dt>
              <NodeMark mark={{ tone: 'met', words: 'Met' }} />
            </dt>
            <dd>in the case that you try</dd>
            <dt>
              <NodeMark mark={{ tone: 'unknown', words: 'Unknown' }} />
            </dt>
            <dd>not documented: never counted as not met</dd>
          </dl>
          <hr />
          <dl>
            {keys.map(([key, meaning]) => (
              <div key={key}>
                <dt>
                  <Kbd size="xs">{key}</Kbd>
                </dt>
                <dd>{meaning}</dd>
              </div>
            ))}
          </dl>
        </Tones>
      </Popover.Dropdown>
    </Popover>
  );
}
