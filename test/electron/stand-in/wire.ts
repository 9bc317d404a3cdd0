// How values cross a border of the stand-in as text: what Electron would clone crosses, what it would refuse is refused.
// oxlint-disable unicorn/consistent-function-scoping -- the text of each function runs in a page, alone

type Callable = (...args: unknown[]) => unknown;

export interface Wire {
  /** `lend` gives a function a number on this side; without it functions are refused, as by `ipcRenderer.invoke`. */
  readonly pack: (value: unknown, lend?: (callable: Callable) => number) => string;
  readonly unpack: (text: string, borrow?: (id: number) => Callable) => unknown;
}

type Packed =
  | { readonly kind: 'undefined' }
  | { readonly kind: 'plain'; readonly value: string | number | boolean | null }
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'function'; readonly id: number }
  | { readonly kind: 'date'; readonly time: number }
  | { readonly kind: 'error'; readonly message: string }
  | { readonly kind: 'bytes'; readonly bytes: readonly number[] }
  | { readonly kind: 'list'; readonly items: readonly Packed[] }
  | { readonly kind: 'record'; readonly entries: readonly (readonly [string, Packed])[] };

/** Self-contained, because its text also runs inside the page. */
export function createWire(): Wire {
  const refuse = (): never => {
    throw new Error('An object could not be cloned.');
  };
  const isCallable = (value: unknown): value is Callable => typeof value === 'function';
  const encodeObject = (value: object, lend: ((callable: Callable) => number) | undefined): Packed => {
    if (value instanceof Promise || value instanceof WeakMap) return refuse();
    if (value instanceof Date) return { kind: 'date', time: value.getTime() };
    if (value instanceof Error) return { kind: 'error', message: value.message };
    if (value instanceof Uint8Array) return { kind: 'bytes', bytes: [...value] };
    if (Array.isArray(value)) return { kind: 'list', items: value.map((item) => encode(item, lend)) };
    return { kind: 'record', entries: Object.entries(value).map(([key, item]) => [key, encode(item, lend)]) };
  };
  const encode = (value: unknown, lend: ((callable: Callable) => number) | undefined): Packed => {
    if (value === undefined) return { kind: 'undefined' };
    if (typeof value === 'number' && !Number.isFinite(value)) return { kind: 'number', text: String(value) };
    if (
      value === null ||
      typeof value === 'boolean' ||
      typeof value === 'string' ||
      typeof value === 'number'
    ) {
      return { kind: 'plain', value };
    }
    if (isCallable(value)) return lend ? { kind: 'function', id: lend(value) } : refuse();
    return typeof value === 'object' ? encodeObject(value, lend) : refuse();
  };
  const decode = (packed: Packed, borrow: ((id: number) => Callable) | undefined): unknown => {
    switch (packed.kind) {
      case 'undefined':
        return undefined;
      case 'plain':
        return packed.value;
      case 'number':
        return Number(packed.text);
      case 'function':
        return borrow ? borrow(packed.id) : refuse();
      case 'date':
        return new Date(packed.time);
      case 'error':
        return new Error(packed.message);
      case 'bytes':
        return new Uint8Array(packed.bytes);
      case 'list':
        return packed.items.map((item) => decode(item, borrow));
      case 'record':
        return Object.fromEntries(packed.entries.map(([key, item]) => [key, decode(item, borrow)]));
      default:
        return refuse();
    }
  };
  return {
    pack: (value, lend) => JSON.stringify(encode(value, lend)),
    unpack: (text, borrow) => decode(JSON.parse(text), borrow),
  };
}
