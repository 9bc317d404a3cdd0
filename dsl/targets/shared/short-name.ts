// Names for places that hold only so many characters; knows no engine.
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { digestOf } from '../digest.ts';

/** A longer name is cut and ends in `joint` and eight hex digits of the whole, so that two that begin alike stay two. */
export function withinBytes(name: string, most: number, joint: '_' | '-'): string {
  const bytes = utf8ToBytes(name);
  if (bytes.length <= most) return name;
  const mark = `${joint}${digestOf(bytes).slice(-8)}`;
  let kept = '';
  for (const character of name) {
    if (utf8ToBytes(kept + character).length + mark.length > most) break;
    kept += character;
  }
  return kept + mark;
}
