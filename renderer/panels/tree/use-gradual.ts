// Lets a long list of boxes grow over a few frames instead of in one long task; what is there already stays.
import { useEffect, useMemo, useState } from 'react';

const atOnce = 120;

/**
 * All of `list`, or where it has many that were not drawn before, those that were and some more with every frame.
 * Several hundred boxes drawn in one go would stop the typing for a moment.
 */
export function useGradual<Item extends { readonly id: string }>(list: readonly Item[]): readonly Item[] {
  const [drawn, setDrawn] = useState<ReadonlySet<string>>(none);
  const shown = useMemo(() => admit(list, drawn), [list, drawn]);
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      const ids = shown.map((item) => item.id);
      setDrawn((before) =>
        before.size === ids.length && ids.every((id) => before.has(id)) ? before : new Set(ids),
      );
    });
    return () => cancelAnimationFrame(frame);
  }, [shown]);
  return shown;
}

const none: ReadonlySet<string> = new Set();

function admit<Item extends { readonly id: string }>(
  list: readonly Item[],
  drawn: ReadonlySet<string>,
): readonly Item[] {
  let room = atOnce;
  const shown = list.filter((item) => drawn.has(item.id) || room-- > 0);
  return shown.length === list.length ? list : shown;
}
