// The distinct values of one column, of texts and other values of JSON; knows no file.
import type { Dictionary } from '../../dsl/index.ts';

/** Place 0 is a cell that is not there. */
export class ValueDictionary implements Dictionary {
  private readonly cells: unknown[] = [undefined];
  private readonly places = new Map<unknown, number>();
  private last: unknown = undefined;
  private lastPlace = 0;

  get size(): number {
    return this.cells.length;
  }

  cellAt(place: number): unknown {
    return this.cells[place];
  }

  placeOf(cell: unknown): number {
    if (cell === undefined || cell === null) return 0;
    // Most cells of a table say what the cell above them said.
    if (cell === this.last) return this.lastPlace;
    // Lists and objects are the same where their text is; no text begins with this character.
    const key = typeof cell === 'object' ? `\u0000${JSON.stringify(cell)}` : cell;
    const known = this.places.get(key);
    const place = known ?? this.cells.push(cell) - 1;
    if (known === undefined) this.places.set(key, place);
    [this.last, this.lastPlace] = [cell, place];
    return place;
  }
}

/** More distinct values than this in one column, and the next batch starts with an empty dictionary. */
export const mostValues = 65_536;
