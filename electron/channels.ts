// The names under which the preload script and the main process speak; plain strings, knows neither side.
import type { HostMethod } from '../host/api.ts';

export const callChannel = (method: HostMethod): string => `host/${method}`;

export const eventChannel = 'host-event';

/** The name that the page finds its `HostConnection` under. */
export const connectionName = 'guidelineHost';
