// What must be decided about an open file, above its text: unsaved work of last time, a change by someone else.
import { Button } from '@mantine/core';
import { IconFileAlert, IconHistory, IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from './banners.module.css';
import { isUnsaved } from './state/documents-state.ts';
import { guardOf } from './state/guarding.ts';
import { useActions, useApp } from './store-context.tsx';

export function Banners({ path }: { readonly path: string }) {
  const document = useApp((state) => state.documents[path]);
  const guard = useApp((state) => (state.allowedEdits.includes(path) ? undefined : guardOf(state, path)));
  return (
    <>
      {guard !== undefined && document !== undefined && isUnsaved(document) ? (
        <GuardBanner path={path} guard={guard} />
      ) : null}
      {document?.draft === undefined ? null : (
        <DraftBanner
          path={path}
          savedAt={document.draft.savedAt}
          outdated={document.draft.baseHash !== document.baseHash}
        />
      )}
      {document?.outside === undefined ? null : (
        <OutsideBanner path={path} removed={document.outside.text === undefined} />
      )}
    </>
  );
}

/** Once for each version; the writing goes on meanwhile. */
function GuardBanner({ path, guard }: { readonly path: string; readonly guard: string }) {
  const { startTask, allowEdits } = useActions();
  return (
    <Banner
      icon={<IconLock size={18} aria-hidden />}
      actions={
        <>
          <Button size="compact-xs" onClick={() => startTask('new-draft', path, true)}>
            Make a new draft instead
          </Button>
          <Button size="compact-xs" variant="default" onClick={() => allowEdits(path)}>
            Edit it anyway
          </Button>
        </>
      }
    >
      {guard}. A new draft takes your changes along.
    </Banner>
  );
}

interface DraftBannerProps {
  readonly path: string;
  readonly savedAt: string;
  /** It was made from another text than the one that is in the file now. */
  readonly outdated: boolean;
}

function DraftBanner({ path, savedAt, outdated }: DraftBannerProps) {
  const { restoreDraft, discardDraft } = useActions();
  return (
    <Banner
      icon={<IconHistory size={18} aria-hidden />}
      actions={
        <>
          <Button size="compact-xs" onClick={() => restoreDraft(path)}>
            Restore
          </Button>
          <Button size="compact-xs" variant="default" onClick={() => discardDraft(path)}>
            Discard
          </Button>
        </>
      }
    >
      There is unsaved work of {whenSaved(savedAt)} that is not in the file.
      {outdated ? ' The file itself was changed since: look at both before you save.' : ''}
    </Banner>
  );
}

function OutsideBanner({ path, removed }: { readonly path: string; readonly removed: boolean }) {
  const { keepMine, loadTheirs } = useActions();
  const showDifferences = useShowDifferences(path);
  return (
    <Banner
      icon={<IconFileAlert size={18} aria-hidden />}
      actions={
        <>
          {removed ? null : (
            <>
              <Button size="compact-xs" onClick={showDifferences}>
                Put both together…
              </Button>
              <Button size="compact-xs" variant="default" onClick={() => loadTheirs(path)}>
                Load theirs
              </Button>
            </>
          )}
          <Button size="compact-xs" variant="default" onClick={() => keepMine(path)}>
            Keep mine
          </Button>
        </>
      }
    >
      {removed
        ? 'This file was removed from the library by someone else. Your text is still here; saving makes the file again.'
        : 'Someone else changed this file on disk while you have unsaved changes.'}
    </Banner>
  );
}

/** Opens the dialog on the change, which puts both texts together or chooses between them. */
function useShowDifferences(path: string): () => void {
  const { showOutsideChange } = useActions();
  return () => showOutsideChange(path);
}

interface BannerProps {
  readonly icon: ReactNode;
  readonly children: ReactNode;
  readonly actions: ReactNode;
}

function Banner({ icon, children, actions }: BannerProps) {
  return (
    <div className={styles['banner']} role="status">
      {icon}
      <p>{children}</p>
      <div className={styles['actions']}>{actions}</div>
    </div>
  );
}

function whenSaved(savedAt: string): string {
  const date = new Date(savedAt);
  if (Number.isNaN(date.getTime())) return 'an earlier session';
  return date.toLocaleString('en', { dateStyle: 'medium', timeStyle: 'short' });
}
