// The tasks of a page's main thread, from the browser's own trace; judges nothing.
import type { CDPSession, Page } from 'playwright-core';

interface TraceEvent {
  readonly name: string;
  readonly tid: number;
  readonly pid: number;
  /** Microseconds: passed, and spent on the processor. */
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** Milliseconds. On a busy machine other programs take most of what elapses. */
export interface Task {
  readonly elapsed: number;
  readonly worked: number;
}

/** `stop` gives all tasks of the page's main thread since then. */
export async function startTrace(page: Page): Promise<{ stop: () => Promise<readonly Task[]> }> {
  const session: CDPSession = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', 'disabled-by-default-devtools.timeline'] },
  });
  return {
    stop: async () => {
      const complete = new Promise<void>((resolve) =>
        session.once('Tracing.tracingComplete', () => resolve()),
      );
      await session.send('Tracing.end');
      await complete;
      const main = events
        .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
        .map(({ pid, tid }) => `${pid}/${tid}`);
      return events.flatMap(({ name, pid, tid, dur = 0, tdur = dur }) =>
        name === 'ThreadControllerImpl::RunTask' && main.includes(`${String(pid)}/${String(tid)}`)
          ? [{ elapsed: dur / 1000, worked: tdur / 1000 }]
          : [],
      );
    },
  };
}
