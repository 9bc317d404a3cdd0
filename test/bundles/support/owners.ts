// Whose byte each byte of an archive is.
import { readArchive } from '../../../host/archive.ts';

interface Owner {
  readonly file: string;
  readonly part: 'header' | 'contents' | 'padding' | 'end';
}

/** The member that each byte of an archive belongs to. */
export function ownersOf(bytes: Uint8Array): readonly Owner[] {
  const reading = readArchive(bytes);
  if (reading.kind !== 'read') throw new Error(reading.why);
  const owners = reading.members.flatMap(({ name, bytes: { length } }) => [
    ...Array.from({ length: 512 }, (): Owner => ({ file: name, part: 'header' })),
    ...Array.from({ length }, (): Owner => ({ file: name, part: 'contents' })),
    ...Array.from({ length: (512 - (length % 512)) % 512 }, (): Owner => ({ file: name, part: 'padding' })),
  ]);
  return [...owners, ...Array.from({ length: 1024 }, (): Owner => ({ file: '', part: 'end' }))];
}
