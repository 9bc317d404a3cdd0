// Short messages to the person at the window; knows nothing of what they are about.
import { failureOf } from './slice.ts';
import type { Services, SliceTools } from './slice.ts';

export interface Notice {
  readonly id: number;
  readonly tone: 'success' | 'info' | 'error';
  readonly title: string;
  /** What to do, '' where nothing is to be done. */
  readonly detail: string;
  readonly action: NoticeAction | undefined;
}

/** A way back or on, offered with the message. */
export interface NoticeAction {
  readonly label: string;
  readonly run: () => void;
}

export interface NoticesSlice {
  readonly notices: readonly Notice[];
  readonly noticeCount: number;
  /** Errors stay until they are dismissed. */
  notify(tone: Notice['tone'], title: string, detail?: string, action?: NoticeAction): void;
  /** Tells of a failed call: `what` could not be done, and why. */
  notifyFailure(what: string, error: unknown): void;
  dismissNotice(id: number): void;
}

const shownFor = 6_000;
/** What can be taken back is to be read first. */
const shownWithAction = 20_000;

export function createNoticesSlice(
  services: Pick<Services, 'timers'>,
  tools: SliceTools<NoticesSlice>,
): NoticesSlice {
  const dismissNotice = (id: number): void => {
    tools.set((state) => ({ notices: state.notices.filter((notice) => notice.id !== id) }));
  };
  const notify: NoticesSlice['notify'] = (tone, title, detail = '', action) => {
    const id = tools.get().noticeCount + 1;
    tools.set((state) => {
      const others = state.notices.filter((notice) => notice.title !== title || notice.detail !== detail);
      return { noticeCount: id, notices: [...others, { id, tone, title, detail, action }] };
    });
    if (tone !== 'error')
      services.timers.after(action === undefined ? shownFor : shownWithAction, () => dismissNotice(id));
  };
  return {
    notices: [],
    noticeCount: 0,
    notify,
    notifyFailure: (what, error) => {
      const { message, help } = failureOf(error);
      notify('error', what, [message, help].filter(Boolean).join(' '));
    },
    dismissNotice,
  };
}
