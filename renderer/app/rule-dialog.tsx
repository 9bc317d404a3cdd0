// What a rule of the linter asks for and why, with its examples.
import { Button, Modal } from '@mantine/core';
import { Fragment } from 'react';
import type { RuleHelp } from '../../dsl/index.ts';
import styles from './rule-dialog.module.css';
import { useActions, useApp } from './store-context.tsx';

export function RuleDialog() {
  const rule = useApp((state) => state.shownRule);
  const { hideRule } = useActions();
  if (rule === undefined) return null;
  return (
    <Modal opened size="lg" title={rule.title} onClose={hideRule}>
      <RuleWords rule={rule} />
      <div className={styles['buttons']}>
        <Button data-autofocus onClick={hideRule}>
          Close
        </Button>
      </div>
    </Modal>
  );
}

function RuleWords({ rule }: { readonly rule: RuleHelp }) {
  return (
    <div className={styles['rule']}>
      <p className={styles['facts']}>
        <code>{rule.code}</code> · {levelWords[rule.level]} unless the library's <code>lint.json</code> says
        otherwise
      </p>
      <h3>Why</h3>
      <p>{rule.why}</p>
      <h3>What to do</h3>
      <p>{rule.help}</p>
      {rule.options.map(({ name, default: value, meaning }) => (
        <p key={name}>
          <code>{name}</code> (now {value} unless set): {meaning}
        </p>
      ))}
      <h3>It asks about the marked words</h3>
      {rule.bad.map((text) => (
        <Example key={text} text={text} />
      ))}
      <h3>It is silent here</h3>
      {rule.good.map((text) => (
        <Example key={text} text={text} />
      ))}
    </div>
  );
}

/** Words between ⟪ and ⟫ are marked. */
function Example({ text }: { readonly text: string }) {
  return (
    <pre className={styles['example']}>
      {text
        .trimEnd()
        .split(/⟪|⟫/)
        .map((part, index) =>
          index % 2 === 1 ? <mark key={index}>{part}</mark> : <Fragment key={index}>{part}</Fragment>,
        )}
    </pre>
  );
}

const levelWords: Readonly<Record<RuleHelp['level'], string>> = {
  off: 'off',
  info: 'advice',
  warning: 'a warning',
  error: 'an error',
};
