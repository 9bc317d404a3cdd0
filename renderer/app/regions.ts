// F6: the keyboard goes from one part of the window to the next, and back to where it was in each.
import { useEffect } from 'react';
import { useApp } from './store-context.tsx';

/** Parts of the window name themselves by `data-region`. */
export function useRegions(): void {
  const wish = useApp((state) => state.regionWish);
  useEffect(() => {
    if (wish !== undefined) stepRegion(document, wish.direction);
  }, [wish]);
}

const lastPlaces = new WeakMap<Element, HTMLElement>();

function stepRegion(page: Document, direction: 1 | -1): void {
  const regions = [...page.querySelectorAll<HTMLElement>('[data-region]')].filter(isSeen);
  const from = page.activeElement;
  const at = regions.findIndex((region) => region.contains(from));
  const left = regions[at];
  if (left !== undefined && from instanceof HTMLElement) lastPlaces.set(left, from);
  for (let step = 1; step <= regions.length; step += 1) {
    const region = regions[(at + direction * step + regions.length * 2) % regions.length];
    const target = region === undefined ? undefined : placeIn(region);
    if (target === undefined) continue;
    target.focus();
    return;
  }
}

/** The text of an editor before its tabs; else what has the keyboard first. */
function placeIn(region: HTMLElement): HTMLElement | undefined {
  const last = lastPlaces.get(region);
  if (last !== undefined && region.contains(last) && isSeen(last)) return last;
  const text = region.querySelector<HTMLElement>('.native-edit-context, textarea.inputarea');
  if (text !== null) return text;
  const places = [...region.querySelectorAll<HTMLElement>('button, a[href], input, select, [tabindex]')];
  return places.find((place) => place.tabIndex >= 0 && !place.matches(':disabled') && isSeen(place));
}

function isSeen(element: HTMLElement): boolean {
  return element.checkVisibility();
}
