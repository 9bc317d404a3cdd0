// The distinct texts of one column as bytes, found again by their hash without making a string of every cell; knows no file.
import type { Dictionary } from '../../dsl/index.ts';

/**
 * A text is added the first time that it is met and keeps its place from then on. Place 0 is the empty text.
 * The hash of bytes is that of `nextHash`, from 0, so that a scanner can make it while it reads.
 */
export class ByteDictionary implements Dictionary {
  /** Place + 1 by slot; 0 is free. */
  private slots = new Int32Array(1 << 8);
  private hashes = new Int32Array(1 << 7);
  /** Where the bytes of place p begin: `starts[p]`; they end at `starts[p + 1]`. */
  private starts = new Int32Array((1 << 7) + 1);
  private bytes = new Uint8Array(1 << 11);
  size = 0;
  private last = 0;
  private lastHash = 0;

  constructor() {
    this.add(this.bytes.subarray(0, 0), 0, 0);
  }

  placeOf(source: Uint8Array, from: number, to: number, hash: number): number {
    const { slots, hashes, starts, bytes } = this;
    const length = to - from;
    // Most cells of a table say what the cell above them said.
    if (hash === this.lastHash) {
      const start = starts[this.last] ?? 0;
      if ((starts[this.last + 1] ?? 0) - start === length) {
        let same = 0;
        while (same < length && bytes[start + same] === source[from + same]) same++;
        if (same === length) return this.last;
      }
    }
    const mask = slots.length - 1;
    for (let slot = spread(hash) & mask; ; slot = (slot + 1) & mask) {
      const entry = slots[slot] ?? 0;
      if (entry === 0) return this.add(source.subarray(from, to), hash, slot);
      const place = entry - 1;
      const start = starts[place] ?? 0;
      if (hashes[place] !== hash || (starts[entry] ?? 0) - start !== length) continue;
      let same = 0;
      while (same < length && bytes[start + same] === source[from + same]) same++;
      if (same !== length) continue;
      this.lastHash = hash;
      return (this.last = place);
    }
  }

  /** What is no UTF-8 comes as U+FFFD. */
  cellAt(place: number): string {
    return utf8.decode(this.bytes.subarray(this.starts[place] ?? 0, this.starts[place + 1] ?? 0));
  }

  /** Of memory. */
  get byteCount(): number {
    return this.bytes.length + 4 * (this.slots.length + this.hashes.length + this.starts.length);
  }

  private add(text: Uint8Array, hash: number, slot: number): number {
    const place = this.size++;
    this.slots[slot] = place + 1;
    if (place === this.hashes.length) {
      this.hashes = grown(this.hashes, 2 * place);
      this.starts = grown(this.starts, 2 * place + 1);
    }
    this.hashes[place] = hash;
    const start = this.starts[place] ?? 0;
    const end = start + text.length;
    if (end > this.bytes.length) {
      const larger = new Uint8Array(2 * end);
      larger.set(this.bytes.subarray(0, start));
      this.bytes = larger;
    }
    this.bytes.set(text, start);
    this.starts[place + 1] = end;
    if (2 * this.size > this.slots.length) this.rehash();
    return place;
  }

  private rehash(): void {
    const slots = new Int32Array(2 * this.slots.length);
    const mask = slots.length - 1;
    for (let place = 0; place < this.size; place++) {
      let slot = spread(this.hashes[place] ?? 0) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = place + 1;
    }
    this.slots = slots;
  }
}

export function nextHash(hash: number, byte: number): number {
  return (Math.imul(hash, 31) + byte) | 0;
}

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

function spread(hash: number): number {
  return hash ^ (hash >>> 15);
}

function grown(values: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(length);
  larger.set(values);
  return larger;
}
