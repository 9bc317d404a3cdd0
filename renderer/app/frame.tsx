// The window's frame: bars, resizable sides and centre, dialogs; panels come from the registry.
import { Group, Panel } from 'react-resizable-panels';
import type { Layout, LayoutChangedMeta } from 'react-resizable-panels';
import { Tones } from '../ui/tones.tsx';
import { Centre } from './centre.tsx';
import { CloseDialog } from './close-dialog.tsx';
import { CommandPalette } from './command-palette.tsx';
import { ConflictDialog } from './conflict-dialog.tsx';
import { FileDrop } from './file-drop.tsx';
import styles from './frame.module.css';
import { HeaderBar } from './header-bar.tsx';
import { Inspector } from './inspector.tsx';
import { AboutDialog } from '../panels/about/about-dialog.tsx';
import { ExportDialog } from '../panels/export/export-dialog.tsx';
import { SaveOverDialog } from '../panels/library/save-over-dialog.tsx';
import { TaskDialog } from '../panels/library/task-dialog.tsx';
import { WritingDialog } from '../panels/writing/writing-dialog.tsx';
import { SettingsDialog } from './later-views.ts';
import { LeftSide } from './left-side.tsx';
import { Notices } from './notices.tsx';
import { ShortcutsDialog } from './shortcuts-dialog.tsx';
import { layoutOf } from './state/settings.ts';
import { useRegions } from './regions.ts';
import { RuleDialog } from './rule-dialog.tsx';
import { SaveCaseDialog } from './save-case-dialog.tsx';
import { StatusBar } from './status-bar.tsx';
import { WaiveDialog } from './waive-dialog.tsx';
import { Tour, TourOffer } from './tour.tsx';
import { useActions, useApp } from './store-context.tsx';
import { Divider } from './divider.tsx';
import { useScheme } from './use-scheme.ts';

export function Frame() {
  const scheme = useScheme();
  const settingsOpen = useApp((state) => state.settingsPage !== undefined);
  useRegions();
  const loaded = useApp((state) => state.settingsLoaded);
  return (
    <Tones theme={scheme} className={styles['frame'] ?? ''}>
      <HeaderBar />
      <TourOffer />
      {loaded ? <Body /> : <div className={styles['body']} />}
      <StatusBar />
      <Notices />
      <Tour />
      <CommandPalette />
      <ShortcutsDialog />
      {settingsOpen ? <SettingsDialog /> : null}
      <AboutDialog />
      <CloseDialog />
      <RuleDialog />
      <WaiveDialog />
      <SaveCaseDialog />
      <ConflictDialog />
      <ExportDialog />
      <TaskDialog />
      <SaveOverDialog />
      <FileDrop />
      <WritingDialog />
    </Tones>
  );
}

const panels = ['left', 'centre', 'right'] as const;

/** The comparison, or a replay, takes the room of the inspector. The same group stays, so that the editor and its undo do. */
function Body() {
  const comparing = useApp(
    (state) => state.replayInFront || (state.comparisonInFront && state.comparison !== undefined),
  );
  const layout = useApp((state) => state.settings.layout);
  const { setLayout } = useActions();
  const remembered = layoutOf(layout, 'frame', panels);
  const remember = (sizes: Layout, meta: LayoutChangedMeta): void => {
    if (meta.isUserInteraction && !comparing) setLayout('frame', sizes);
  };
  return (
    <Group
      className={styles['body'] ?? ''}
      orientation="horizontal"
      defaultLayout={remembered}
      onLayoutChanged={remember}
    >
      <Panel id="left" defaultSize="18%" minSize="12rem" maxSize="45%">
        <LeftSide />
      </Panel>
      <Divider label="Width of the library" />
      <Panel id="centre" minSize="18rem">
        <Centre />
      </Panel>
      {comparing ? null : <Divider label="Width of the inspector" />}
      {comparing ? null : (
        <Panel
          id="right"
          defaultSize={remembered === undefined ? '34%' : `${remembered['right'] ?? 34}%`}
          minSize="18rem"
        >
          <Inspector />
        </Panel>
      )}
    </Group>
  );
}
