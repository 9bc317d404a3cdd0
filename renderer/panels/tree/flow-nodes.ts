// Turns placed boxes into the canvas's nodes; keeps unchanged ones the same objects, so that they are not drawn again.
import type { Node } from '@xyflow/react';
import type { PlacedBox } from './layout.ts';

/** Size and place are given, so that nothing waits for a measurement and the minimap has something to draw. */
export function flowNode<Data extends Record<string, unknown>, Type extends string>(
  type: Type,
  box: PlacedBox,
  data: Data,
): Node<Data, Type> {
  const { id, x, y, width, height } = box;
  return { id, type, data, position: { x, y }, width, height, measured: { width, height } };
}

/** The new list with every old object that still says the same; the old list itself where nothing changed. */
export function keepSameNodes<Kind extends Node>(
  old: readonly Kind[],
  fresh: readonly Kind[],
): readonly Kind[] {
  const known = new Map(old.map((node) => [node.id, node]));
  const merged = fresh.map((node) => {
    const same = known.get(node.id);
    return same && sameNode(same, node) ? same : node;
  });
  return merged.length === old.length && merged.every((node, index) => node === old[index]) ? old : merged;
}

function sameNode(a: Node, b: Node): boolean {
  return (
    a.position.x === b.position.x &&
    a.position.y === b.position.y &&
    a.width === b.width &&
    a.height === b.height &&
    a.type === b.type &&
    sameData(a.data, b.data)
  );
}

/** One level deep; lists of plain values are compared by their members. */
function sameData(a: Readonly<Record<string, unknown>>, b: Readonly<Record<string, unknown>>): boolean {
  const keys = Object.keys(b);
  return keys.length === Object.keys(a).length && keys.every((key) => sameValue(a[key], b[key]));
}

function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
  return a.every((member, index) => Object.is(member, b[index]));
}
