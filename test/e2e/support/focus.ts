// Waits until an element, or something in it, has the keyboard; knows no panel.
import type { Locator } from 'playwright-core';
import { expect } from 'vitest';

export async function hasFocus(one: Locator): Promise<void> {
  await expect
    .poll(async () => await one.evaluate((it) => it.contains(document.activeElement)), { timeout: 10_000 })
    .toBe(true);
}
