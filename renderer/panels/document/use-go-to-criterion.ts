// A click in the page: to the words of a criterion, or to the place of what has no id.
import { useCallback } from 'react';
import type { Place } from '../../../dsl/index.ts';
import { useActions } from '../../app/store-context.tsx';

export function useGoToCriterion(path: string | undefined): (criterion: string, place: Place) => void {
  const { goTo, goToCriterion } = useActions();
  return useCallback(
    (criterion, place) => {
      const { start } = place.span;
      if (criterion === '' || path === undefined) void goTo(place.uri, start, start);
      else void goToCriterion(path, criterion, { uri: place.uri, start, end: start });
    },
    [path, goTo, goToCriterion],
  );
}
