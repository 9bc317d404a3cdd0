// Remembers one whole number for each four, exactly; knows nothing of what they mean.

export class Memo {
  private size = 0;
  private capacity = 256;
  private entries = new Int32Array(this.capacity * width);
  private used = new Uint8Array(this.capacity);

  get(a: number, b: number, c: number, d: number): number | undefined {
    const slot = this.slotOf(a, b, c, d);
    return this.used[slot] === 1 ? this.entries[slot * width + 4] : undefined;
  }

  set(a: number, b: number, c: number, d: number, value: number): void {
    if (this.size * 2 >= this.capacity) this.grow();
    const slot = this.slotOf(a, b, c, d);
    if (this.used[slot] === 0) this.size++;
    this.used[slot] = 1;
    const start = slot * width;
    this.entries[start] = a;
    this.entries[start + 1] = b;
    this.entries[start + 2] = c;
    this.entries[start + 3] = d;
    this.entries[start + 4] = value;
  }

  private slotOf(a: number, b: number, c: number, d: number): number {
    const { entries, used } = this;
    const mask = this.capacity - 1;
    let slot = mixFour(a, b, c, d) & mask;
    for (; used[slot] === 1; slot = (slot + 1) & mask) {
      const start = slot * width;
      if (
        entries[start] === a &&
        entries[start + 1] === b &&
        entries[start + 2] === c &&
        entries[start + 3] === d
      )
        break;
    }
    return slot;
  }

  private grow(): void {
    const { entries, used, capacity } = this;
    this.capacity = capacity * 4;
    this.size = 0;
    this.entries = new Int32Array(this.capacity * width);
    this.used = new Uint8Array(this.capacity);
    for (let slot = 0; slot < capacity; slot++) {
      if (used[slot] !== 1) continue;
      const [a = 0, b = 0, c = 0, d = 0, value = 0] = entries.subarray(slot * width, slot * width + width);
      this.set(a, b, c, d, value);
    }
  }
}

/** Four numbers and their value. */
const width = 5;

function mixFour(a: number, b: number, c: number, d: number): number {
  let mixed = Math.imul(a ^ 0x2545f491, 0x9e3779b1);
  mixed = Math.imul(mixed ^ (mixed >>> 15) ^ b, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13) ^ c, 0xc2b2ae35);
  mixed = Math.imul(mixed ^ (mixed >>> 16) ^ d, 0x27d4eb2f);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
