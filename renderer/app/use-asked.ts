// An answer of the language worker that is asked for again, a moment later, whenever what it rests on changes.
import { useEffect, useRef, useState } from 'react';
import { useActions } from './store-context.tsx';

/** Milliseconds that typing must rest before a costly answer is made anew. */
const rest = 250;

/**
 * The newest answer to `key`; an older one stays while a newer is made. Nothing is asked while `key` is undefined.
 * `basis`: whatever the answer rests on; compared by identity. `problem`: what could not be done, where it fails.
 */
export function useAsked<T>(
  key: string | undefined,
  basis: unknown,
  problem: string,
  ask: () => Promise<T>,
): T | undefined {
  const [known, setKnown] = useState<{ readonly key: string; readonly answer: T }>();
  const latest = useRef(ask);
  const { notifyFailure } = useActions();
  const answered = useRef<string>(undefined);
  const asking = useRef<unknown>(undefined);
  useEffect(() => {
    latest.current = ask;
  });
  useEffect(() => {
    asking.current = basis;
    if (key === undefined) return undefined;
    let wanted = true;
    const waiting = setTimeout(
      () =>
        void latest.current().then(
          (answer) => {
            if (!wanted || asking.current !== basis) return;
            answered.current = key;
            setKnown({ key, answer });
          },
          (error: unknown) => {
            if (wanted) notifyFailure(problem, error);
          },
        ),
      answered.current === key ? rest : 60,
    );
    return () => {
      wanted = false;
      clearTimeout(waiting);
    };
  }, [key, basis, problem, notifyFailure]);
  return known !== undefined && known.key === key ? known.answer : undefined;
}
