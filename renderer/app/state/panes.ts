// On which side of a split editor each open file has its tab, and which is in front; the second side is empty where nothing is split.
import type { Settings } from '../../../host/api.ts';
import type { SettingsSlice } from './settings.ts';
import type { SliceTools } from './slice.ts';

export type Side = 'first' | 'second';
export type Split = Settings['open']['split'];

export interface Pane {
  /** In the order of the tabs. A file may stand on both sides: it is one text. */
  readonly paths: readonly string[];
  readonly front: string | undefined;
}

export interface Panes extends Readonly<Record<Side, Pane>> {
  readonly active: Side;
  /** `none` exactly where the second side is empty. */
  readonly split: Split;
}

export interface PanesSlice {
  readonly panes: Panes;
  /** The document that the panels show: the one in front of the active side, also while another tab is before it. */
  readonly activePath: string | undefined;
  /** In front of the side where it stands, or as a new tab of the active side. */
  showTab(path: string, side?: Side): void;
  /** Takes the tab away, from both sides where none is named; the document stays open. */
  dropTab(path: string, side?: Side): void;
  focusSide(side: Side): void;
  /** As they were, with one of them in front; every file of it is open. */
  restoreTabs(open: Settings['open'], front: string): void;
  /** Puts the file in front into a second side, or turns the split. */
  splitEditor(split: Exclude<Split, 'none'>): void;
  /** All tabs on one side again. */
  joinSides(): void;
  /** A tab of either side to this one, before another or behind the last. */
  takeTab(path: string, to: Side, before?: string): void;
  moveToOtherSide(): void;
  stepTab(direction: 1 | -1): void;
}

const none: Pane = { paths: [], front: undefined };

export function createPanesSlice({ get, set }: SliceTools<PanesSlice & SettingsSlice>): PanesSlice {
  const put = (panes: Panes): void => {
    set({ panes, activePath: panes[panes.active].front });
    const { first, second, split } = panes;
    get().rememberOpen({ first: first.paths, second: second.paths, split });
  };
  const takeTab = (path: string, to: Side, before?: string): void => {
    const { panes } = get();
    const from = panes[otherSide(to)].paths.includes(path) ? otherSide(to) : to;
    if (!panes[from].paths.includes(path)) return;
    const left = from === to ? panes : { ...panes, [from]: dropped(panes[from], path) };
    const split = panes.split === 'none' && to === 'second' ? 'right' : panes.split;
    put(settledPanes({ ...left, split, active: to, [to]: placed(left[to], path, before) }));
  };
  return {
    panes: { first: none, second: none, active: 'first', split: 'none' },
    activePath: undefined,
    showTab: (path, side) => put(shown(get().panes, path, side)),
    dropTab: (path, side) => {
      const { panes } = get();
      const sides: readonly Side[] = side === undefined ? ['first', 'second'] : [side];
      put(settledPanes(sides.reduce((done, one) => ({ ...done, [one]: dropped(done[one], path) }), panes)));
    },
    focusSide: (side) => {
      const { panes } = get();
      if (panes.active !== side && panes[side].front !== undefined) put({ ...panes, active: side });
    },
    restoreTabs: ({ split, first, second }, front) => {
      const asked = get().panes[get().panes.active].front ?? front;
      const pane = (paths: readonly string[]): Pane => ({
        paths,
        front: paths.includes(asked) ? asked : paths[0],
      });
      const active = first.includes(asked) ? 'first' : 'second';
      const turned = split === 'none' && second.length > 0 ? 'right' : split;
      put(settledPanes({ first: pane(first), second: pane(second), active, split: turned }));
    },
    splitEditor: (split) => {
      const { panes } = get();
      const { front } = panes.first;
      if (panes.split !== 'none') put({ ...panes, split });
      else if (front !== undefined)
        put({ ...panes, split, active: 'second', second: { paths: [front], front } });
    },
    joinSides: () => {
      const { panes } = get();
      const paths = [...new Set([...panes.first.paths, ...panes.second.paths])];
      const front = panes[panes.active].front;
      put({ first: { paths, front }, second: none, active: 'first', split: 'none' });
    },
    takeTab,
    moveToOtherSide: () => {
      const { active } = get().panes;
      const { front } = get().panes[active];
      if (front !== undefined) takeTab(front, otherSide(active));
    },
    stepTab: (direction) => {
      const { panes } = get();
      const { paths, front } = panes[panes.active];
      const at = paths.indexOf(front ?? '');
      const next = paths[(at + direction + paths.length) % paths.length];
      if (next !== undefined) put(shown(panes, next, panes.active));
    },
  };
}

export function otherSide(side: Side): Side {
  return side === 'first' ? 'second' : 'first';
}

function shown(panes: Panes, path: string, wanted?: Side): Panes {
  const sides: readonly Side[] = [panes.active, otherSide(panes.active)];
  const side = wanted ?? sides.find((one) => panes[one].paths.includes(path)) ?? panes.active;
  const { paths } = panes[side];
  const pane: Pane = { paths: paths.includes(path) ? paths : [...paths, path], front: path };
  return { ...panes, active: side, [side]: pane };
}

/** Its neighbour comes to the front. */
function dropped({ paths, front }: Pane, path: string): Pane {
  const left = paths.filter((one) => one !== path);
  const neighbour = left[Math.min(Math.max(0, paths.indexOf(path)), left.length - 1)];
  return { paths: left, front: front === path ? neighbour : front };
}

function placed({ paths }: Pane, path: string, before: string | undefined): Pane {
  if (before === path) return { paths, front: path };
  const others = paths.filter((one) => one !== path);
  const at = before === undefined ? -1 : others.indexOf(before);
  return { paths: others.toSpliced(at < 0 ? others.length : at, 0, path), front: path };
}

/** A side without tabs is none; what is left is the first. */
function settledPanes(panes: Panes): Panes {
  const { first, second } = panes;
  if (second.paths.length === 0) return { ...panes, second: none, active: 'first', split: 'none' };
  if (first.paths.length > 0) return panes;
  return { first: second, second: none, active: 'first', split: 'none' };
}
