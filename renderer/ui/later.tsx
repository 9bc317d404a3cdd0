// A view whose code comes when it is first shown; says that it is on its way meanwhile.
import { Loader } from '@mantine/core';
import { Suspense, lazy } from 'react';
import type { ComponentType } from 'react';
import styles from './later.module.css';

/** A component in place of the one that `load` brings. */
export function later(load: () => Promise<ComponentType>): ComponentType {
  const View = lazy(async () => ({ default: await load() }));
  return function Later() {
    return (
      <Suspense fallback={<OnItsWay />}>
        <View />
      </Suspense>
    );
  };
}

function OnItsWay() {
  return (
    <div className={styles['waiting']} role="status" aria-label="Opening the view">
      <Loader size="sm" />
    </div>
  );
}
