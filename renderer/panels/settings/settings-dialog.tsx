// What a person may set, on three pages; every choice holds at once and is kept for the next start.
import { Modal, NumberInput, SegmentedControl, Select, Switch, Tabs, TextInput } from '@mantine/core';
import type { Settings } from '../../../host/api.ts';
import { zoomSteps } from '../../app/state/settings.ts';
import type { SettingsPage } from '../../app/state/frame.ts';
import { useActions, useApp } from '../../app/store-context.tsx';
import { useFocusBack } from '../../app/use-focus-back.ts';
import { KeysPage } from './keys-page.tsx';
import styles from './settings.module.css';

export function SettingsDialog() {
  const page = useApp((state) => state.settingsPage);
  const { openSettings } = useActions();
  useFocusBack();
  if (page === undefined) return null;
  return (
    <Modal opened size="min(46rem, 94vw)" title="Settings" onClose={() => openSettings(undefined)}>
      <Tabs value={page} onChange={(value) => openSettings((value ?? 'general') as SettingsPage)}>
        <Tabs.List aria-label="Pages of the settings">
          <Tabs.Tab value="general">Appearance</Tabs.Tab>
          <Tabs.Tab value="writing">Writing</Tabs.Tab>
          <Tabs.Tab value="keys">Keys</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="general" className={styles['page'] ?? ''}>
          <AppearancePage />
        </Tabs.Panel>
        <Tabs.Panel value="writing" className={styles['page'] ?? ''}>
          <WritingPage />
        </Tabs.Panel>
        <Tabs.Panel value="keys" className={styles['page'] ?? ''}>
          <KeysPage />
        </Tabs.Panel>
      </Tabs>
    </Modal>
  );
}

const themes: readonly { readonly value: Settings['theme']; readonly label: string }[] = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
  { value: 'contrast-light', label: 'High contrast, light' },
  { value: 'contrast-dark', label: 'High contrast, dark' },
];

function AppearancePage() {
  const { theme, zoom, editorFontSize } = useApp((state) => state.settings);
  const { changeSettings } = useActions();
  return (
    <>
      <Select
        label="Colours"
        description="The system says light or dark, and whether contrast should be high."
        data={themes}
        value={theme}
        allowDeselect={false}
        onChange={(value) => changeSettings({ theme: value ?? 'system' })}
      />
      <Select
        label="Size of everything"
        description="Words, buttons and rows of the whole window. The tree has a zoom of its own besides."
        data={zoomSteps.map((step) => ({ value: String(step), label: `${step} %` }))}
        value={String(zoom)}
        allowDeselect={false}
        onChange={(value) => changeSettings({ zoom: Number(value ?? 100) })}
      />
      <NumberInput
        label="Size of the letters in the text"
        description="In pixels, from 8 to 40."
        min={8}
        max={40}
        clampBehavior="strict"
        allowDecimal={false}
        value={editorFontSize}
        onChange={(value) => {
          if (typeof value === 'number' && value >= 8) changeSettings({ editorFontSize: value });
        }}
      />
    </>
  );
}

const autosaves: readonly { readonly value: Settings['autosave']; readonly label: string }[] = [
  { value: 'off', label: 'Never' },
  { value: 'after-pause', label: 'After a pause' },
  { value: 'when-leaving', label: 'When I leave the text' },
];

function WritingPage() {
  const { wordWrap, formatOnSave, repairPaste, autosave, reviewer } = useApp((state) => state.settings);
  const { changeSettings } = useActions();
  return (
    <>
      <div>
        <div className={styles['label']} id="autosave-label">
          Save by itself
        </div>
        <p className={styles['hint']}>
          Unsaved work is kept for recovery in any case. A version that is published, approved or followed by
          another is never saved by itself.
        </p>
        <SegmentedControl
          size="xs"
          aria-labelledby="autosave-label"
          data={autosaves.map(({ value, label }) => ({ value, label }))}
          value={autosave}
          onChange={(value) => changeSettings({ autosave: value })}
        />
      </div>
      <Switch
        label="Wrap long lines"
        checked={wordWrap}
        onChange={(event) => changeSettings({ wordWrap: event.currentTarget.checked })}
      />
      <Switch
        label="Put the text in its agreed layout when I save it"
        checked={formatOnSave}
        onChange={(event) => changeSettings({ formatOnSave: event.currentTarget.checked })}
      />
      <Switch
        label="Put pasted text in order"
        description="Bullets, quotes and dashes of word processors become the outline's own."
        checked={repairPaste}
        onChange={(event) => changeSettings({ repairPaste: event.currentTarget.checked })}
      />
      <TextInput
        label="Your name"
        description="Stands with the comments that you write."
        maxLength={120}
        value={reviewer}
        onChange={(event) => changeSettings({ reviewer: event.currentTarget.value })}
      />
    </>
  );
}
