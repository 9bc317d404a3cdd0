// The tour: one station after another, beside what it speaks of; the window can be used meanwhile.
import { Button, CloseButton, Popover } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useActions, useApp, useAppStore } from './store-context.tsx';
import { tourSteps } from './tour-steps.ts';
import styles from './tour.module.css';

export function Tour() {
  const at = useApp((state) => state.tourStep);
  return at === undefined ? null : <Walk at={at} />;
}

function Walk({ at }: { readonly at: number }) {
  useReturn();
  return <Station key={at} at={at} />;
}

/** What a first start shows: an offer, beside nothing and over nothing. */
export function TourOffer() {
  const seen = useApp((state) => state.settings.tourSeen || !state.settingsLoaded);
  const taken = useApp((state) => state.tourStep !== undefined);
  const empty = useApp((state) => state.openPaths.length === 0);
  const { goToStation, changeSettings } = useActions();
  if (seen || taken || empty) return null;
  return (
    <div className={styles['offer']} role="region" aria-label="First steps">
      <p>First time here? Eight short stations show what the parts of this window are for.</p>
      <Button size="compact-xs" onClick={() => goToStation(0)}>
        Show me around
      </Button>
      <Button size="compact-xs" variant="default" onClick={() => changeSettings({ tourSeen: true })}>
        Not now
      </Button>
    </div>
  );
}

function Station({ at }: { readonly at: number }) {
  const store = useAppStore();
  const { goToStation } = useActions();
  const step = tourSteps[at];
  useEffect(() => step?.prepare?.(store.getState()), [step, store]);
  const place = usePlace(step?.anchor ?? '');
  if (step === undefined || place === undefined) return null;
  const end = (): void => goToStation(undefined);
  const last = at === tourSteps.length - 1;
  return (
    <Popover
      opened
      withArrow
      shadow="md"
      width={320}
      position={place.side}
      trapFocus={false}
      withRoles={false}
      // Dialogs and menus stand before it.
      zIndex={190}
    >
      <Popover.Target>
        <div className={styles['anchor']} style={place.box} />
      </Popover.Target>
      <Popover.Dropdown
        role="dialog"
        aria-labelledby="tour-title"
        aria-describedby="tour-words"
        onKeyDown={(event) => {
          if (event.key === 'Escape') end();
        }}
      >
        <div className={styles['head']}>
          <small>
            {at + 1} of {tourSteps.length}
          </small>
          <CloseButton size="sm" aria-label="End the tour" onClick={end} />
        </div>
        <h2 ref={takeFocus} id="tour-title" className={styles['title']} tabIndex={-1}>
          {step.title}
        </h2>
        <p id="tour-words" className={styles['words']}>
          {step.words}
        </p>
        <div className={styles['buttons']}>
          {last ? null : (
            <Button variant="subtle" color="gray" onClick={end}>
              Skip the rest
            </Button>
          )}
          <span />
          <Button variant="default" disabled={at === 0} onClick={() => goToStation(at - 1)}>
            Back
          </Button>
          <Button onClick={() => (last ? end() : goToStation(at + 1))}>{last ? 'Done' : 'Next'}</Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

/** With each station its words are read out. */
function takeFocus(heading: HTMLElement | null): void {
  heading?.focus();
}

interface Place {
  readonly box: {
    readonly left: number;
    readonly top: number;
    readonly width: number;
    readonly height: number;
  };
  readonly side: 'right-start' | 'left-start' | 'bottom';
}

/** Where the anchor stands, also after the window or a panel has another size. */
function usePlace(anchor: string): Place | undefined {
  const [place, setPlace] = useState<Place>();
  useEffect(() => {
    let watch: ResizeObserver | undefined;
    // What the station brings to the front stands there a moment later; where it does not, the bar is pointed to.
    const timer = setTimeout(() => {
      const element = document.querySelector(anchor) ?? document.querySelector('[data-region="header"]');
      if (element === null) return;
      const measure = (): void => setPlace(placeOf(element));
      watch = new ResizeObserver(measure);
      watch.observe(element);
      watch.observe(document.body);
      measure();
    }, 0);
    return () => {
      clearTimeout(timer);
      watch?.disconnect();
    };
  }, [anchor]);
  return place;
}

/** A wide part is pointed to from within, so that the words stand beside it and not outside of the window. */
function placeOf(element: Element): Place {
  const { left, top, width, height } = element.getBoundingClientRect();
  const box = { left, top, width, height };
  if (height < 100) return { box, side: 'bottom' };
  return { box, side: left + width / 2 > window.innerWidth / 2 ? 'left-start' : 'right-start' };
}

/** The keyboard goes back to where it was before the tour, or to where the tour is found again. */
function useReturn(): void {
  useEffect(() => {
    const before = document.activeElement;
    return () => {
      const isThere = before instanceof HTMLElement && before.isConnected && before !== document.body;
      const target = isThere ? before : document.querySelector<HTMLElement>('[data-tour="help"]');
      target?.focus();
    };
  }, []);
}
