// Short messages in the corner; errors stay until they are read away.
import { Button, CloseButton } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import styles from './notices.module.css';
import type { Notice } from './state/notices.ts';
import { useActions, useApp } from './store-context.tsx';

export function Notices() {
  const notices = useApp((state) => state.notices);
  const { dismissNotice } = useActions();
  return (
    <div className={styles['stack']} role="region" aria-label="Messages" aria-live="polite">
      {notices.map((notice) => (
        <div
          key={notice.id}
          className={styles['notice']}
          data-tone={notice.tone}
          role={notice.tone === 'error' ? 'alert' : 'status'}
        >
          <NoticeIcon tone={notice.tone} />
          <div className={styles['words']}>
            <strong>{notice.title}</strong>
            {notice.detail === '' ? null : <p>{notice.detail}</p>}
            {notice.action === undefined ? null : (
              <Button
                className={styles['action'] ?? ''}
                size="compact-xs"
                variant="default"
                onClick={() => {
                  dismissNotice(notice.id);
                  notice.action?.run();
                }}
              >
                {notice.action.label}
              </Button>
            )}
          </div>
          <CloseButton
            size="sm"
            aria-label={`Dismiss: ${notice.title}`}
            onClick={() => dismissNotice(notice.id)}
          />
        </div>
      ))}
    </div>
  );
}

function NoticeIcon({ tone }: { readonly tone: Notice['tone'] }) {
  switch (tone) {
    case 'success':
      return <IconCircleCheck size={18} aria-hidden />;
    case 'info':
      return <IconInfoCircle size={18} aria-hidden />;
    case 'error':
      return <IconAlertTriangle size={18} aria-hidden />;
  }
}
