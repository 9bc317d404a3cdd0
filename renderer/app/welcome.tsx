// What the centre shows while no file is open: where to begin, and the files of last time.
import { IconBooks, IconFolderOff } from '@tabler/icons-react';
import { EmptyState } from '../ui/empty-state.tsx';
import { useActions, useApp } from './store-context.tsx';
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
        actions={
          <button type="button" className={styles['button']} onClick={() => void loadLibrary()}>
            Try again
          </button>
        }
      >
        {problem.message} {problem.help}
      </EmptyState>
    );
  }
  if (library?.files.length === 0) {
    return (
      <EmptyState icon={<IconBooks size={26} />} title="The library is empty">
        <p>
          Put guideline files (ending in <code>.guideline</code>) into this folder, and they appear at the
          left:
        </p>
        <p>
          <code>{library.root}</code>
        </p>
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={<IconBooks size={26} />} title="Open a guideline" actions={<Recent />}>
      <p>
        Choose a version in the library at the left. You write its outline here; the printed document, the
        decision tree and the case form follow at the right as you type.
      </p>
      <p>
        <kbd className={styles['key']}>{paletteKeys}</kbd> finds every file and command.
      </p>
    </EmptyState>
  );
}

function Recent() {
  const recent = useApp((state) => state.settings.recent);
  const files = useApp((state) => state.library?.files);
  const { openFile } = useActions();
  const known = recent.filter((path) => files?.some((file) => file.path === path)).slice(0, 5);
  if (known.length === 0) return null;
  return (
    <div className={styles['recent']}>
      <h3>Open again</h3>
      <ul>
        {known.map((path) => (
          <li key={path}>
            <button type="button" className={styles['button']} onClick={() => void openFile(path)}>
              {path}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
