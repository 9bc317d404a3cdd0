// Counts of conditions, joined from the last child upwards: knows how many are met and unknown so far, and nothing of what is joined.

/** What follows on the three truths. */
export interface Outcomes<Next> {
  readonly ifMet: Next;
  readonly ifNotMet: Next;
  readonly ifUnknown: Next;
}

/**
 * A Kleene count of conditions, from the last child upwards: one diagram for every number of children met and unknown so far that
 * still matters, never for every combination. `proceed` puts a child before what follows on its met, not met and unknown.
 */
export function countChildren<Child, Next>(
  children: readonly Child[],
  min: number,
  max: number,
  { ifMet, ifNotMet, ifUnknown }: Outcomes<Next>,
  proceed: (child: Child, ifMet: Next, ifNotMet: Next, ifUnknown: Next) => Next,
): Next {
  const size = children.length;
  const ceiling = ceilingOf(min, max, size);
  // ALL is: at most 0 not met. Of the two ways to count the one with fewer numbers to tell apart is taken.
  if (ceilingOf(size - max, size - min, size) < ceiling) {
    return countChildren(
      children,
      size - max,
      size - min,
      { ifMet, ifNotMet, ifUnknown },
      (child, more, same, unclear) => proceed(child, same, more, unclear),
    );
  }
  const outcome = (met: number, open: number, left: number) => {
    if (met > max || met + open + left < min) return ifNotMet;
    return met >= min && met + open + left <= max ? ifMet : undefined;
  };
  const width = ceiling + 1;
  const placeOf = (met: number, open: number) => Math.min(met, ceiling) * width + Math.min(open, ceiling);
  let after: Next[] = [];
  for (let index = size; index >= 0; index--) {
    const [child, here]: [Child | undefined, Next[]] = [children[index], []];
    for (let met = 0; met <= Math.min(index, ceiling); met++) {
      for (let open = 0; open <= Math.min(index - met, ceiling); open++) {
        const place = placeOf(met, open);
        const settled = outcome(met, open, size - index);
        if (settled !== undefined || child === undefined) here[place] = settled ?? ifUnknown;
        else {
          const [more, unclear] = [after[placeOf(met + 1, open)], after[placeOf(met, open + 1)]];
          here[place] = proceed(child, more ?? ifUnknown, after[place] ?? ifUnknown, unclear ?? ifUnknown);
        }
      }
    }
    after = here;
  }
  return after[0] ?? ifUnknown;
}

/** More children met, or unknown, than this make no difference. */
function ceilingOf(min: number, max: number, size: number): number {
  return Math.max(0, max >= size ? min : Math.max(min, max + 1));
}
