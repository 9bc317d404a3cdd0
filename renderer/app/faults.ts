// Hands faults of the page to the log: kind and places in the program, never their words. What failed says so where it stands.
import type { HostApi } from '../../host/api.ts';

/** A page that fails again and again tells its first faults only. */
const most = 20;

/** Returns how to tell of a fault that was caught elsewhere. */
export function listenToFaults(target: Window, host: Pick<HostApi, 'noteFault'>): (fault: unknown) => void {
  let told = 0;
  const tell = (fault: unknown): void => {
    if (!(fault instanceof Error) || told >= most) return;
    told += 1;
    void host
      .noteFault(fault.name.slice(0, 100), (fault.stack ?? '').slice(0, 20_000))
      .catch(() => undefined);
  };
  target.addEventListener('error', (event) => tell(event.error));
  target.addEventListener('unhandledrejection', (event) => tell(event.reason));
  return tell;
}
