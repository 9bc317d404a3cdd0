// Reads a mapping file: which column is which element, and what its words mean; every fault is told with its line.
import { readFile } from 'node:fs/promises';
import type { ColumnMapping } from '../../dsl/index.ts';
import { withWords } from '../disk/fault-words.ts';
import { HostError } from '../host-error.ts';
import { mappingSchema } from '../column-mapping.ts';
import { readJsonLines } from '../json-lines.ts';

/** `path` is absolute; `shown` is how people see it. */
export async function readMappingFile(path: string, shown: string): Promise<ColumnMapping> {
  const bytes = await withWords(shown, 'opened', async () => await readFile(path, 'utf8'));
  const read = readJsonLines(bytes.replace(/^\ufeff/, ''));
  if (!read.ok) throw new HostError(`${shown}:${read.line}: it is not JSON: ${read.message}`, help);
  const checked = mappingSchema.safeParse(read.value);
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  const keys = (issue?.path ?? []).map(String);
  const surplus = issue?.code === 'unrecognized_keys' ? issue.keys : [];
  const line = read.lineOf([...keys, ...surplus.slice(0, 1)]);
  const where = keys.length === 0 ? '' : `${keys.join(' › ')}: `;
  throw new HostError(`${shown}:${line}: ${where}${issue?.message ?? 'it is no mapping'}.`, help);
}

const help =
  'Write {"columns": {"Name in the file": "key" or {"element": "key", "unit": "kg", "date": "DD.MM.YYYY"}}, "values": {"key": {"word in the file": "value"}}}.';
