// What the centre shows while no file is open: how to begin, and the files of last time.
import { Button } from '@mantine/core';
import { IconBooks, IconFilePlus, IconFolderOff } from '@tabler/icons-react';
import { EmptyState } from '../ui/empty-state.tsx';
import { runCommand } from './commands.ts';
import { useActions, useApp, useAppStore } from './store-context.tsx';
import { useKeys } from './use-keys.ts';
import styles from './welcome.module.css';

export function Welcome() {
  const library = useApp((state) => state.library);
  const problem = useApp((state) => state.libraryProblem);
  const { loadLibrary } = useActions();
  const paletteKeys = useKeys('command-palette');
  if (problem !== undefined) {
    return (
      <EmptyState
        icon={<IconFolderOff size={26} />}
        title="The library cannot be read"
        tone="problem"
        actions={<Button onClick={() => void loadLibrary()}>Try again</Button>}
      >
        {problem.message} {problem.help}
      </EmptyState>
    );
  }
  if (library?.files.length === 0) return <EmptyLibrary root={library.root} />;
  return (
    <EmptyState icon={<IconBooks size={26} />} title="Open a guideline" actions={<Recent />}>
      <p>
        Choose a version in the library at the left. You write its outline here; the printed document, the
        decision tree and the case form follow at the right as you type.
      </p>
      {paletteKeys === '' ? null : (
        <p>
          <kbd className={styles['key']}>{paletteKeys}</kbd> finds every file and command.
        </p>
      )}
    </EmptyState>
  );
}

function EmptyLibrary({ root }: { readonly root: string }) {
  const store = useAppStore();
  return (
    <EmptyState
      icon={<IconBooks size={26} />}
      title="The library is empty"
      actions={
        <Button
          leftSection={<IconFilePlus size={16} aria-hidden />}
          onClick={() => runCommand(store, 'new-guideline')}
        >
          New guideline from a template
        </Button>
      }
    >
      <p>
        A guideline is a text: a header, the criteria as a numbered outline with ANY OF and ALL OF, the codes
        and the references. From that one text come the printed document, the decision tree, the form for
        trying cases, the comparison of versions and the rules for an engine.
      </p>
      <p>
        Begin with a template: it asks for a title and says in the text what belongs where. Or drop files that
        end in <code>.guideline</code> onto this window, or put them into the folder of the library:
      </p>
      <p>
        <code>{root}</code>
      </p>
    </EmptyState>
  );
}

function Recent() {
  const recent = useApp((state) => state.settings.recent);
  const files = useApp((state) => state.library?.files);
  const { openFile } = useActions();
  const known = recent.flatMap((path) => files?.find((file) => file.path === path) ?? []).slice(0, 5);
  if (known.length === 0) return null;
  return (
    <div className={styles['recent']}>
      <h3>Open again</h3>
      <ul>
        {known.map(({ path, title, version }) => (
          <li key={path}>
            <Button variant="default" title={path} onClick={() => void openFile(path)}>
              {title === '' ? path : `${title} ${version}`.trim()}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
