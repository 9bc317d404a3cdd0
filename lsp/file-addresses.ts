// The addresses that an editor gives to files, and their paths; anything that is not a file keeps its address as its name.
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Absolute; undefined for a text that was never saved, or that another program holds. */
export function pathOfAddress(address: string): string | undefined {
  if (!/^file:/i.test(address)) return undefined;
  try {
    return fileURLToPath(address);
  } catch {
    return undefined;
  }
}

export function addressOfPath(path: string): string {
  return pathToFileURL(path).href;
}
