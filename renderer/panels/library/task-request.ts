// What the dialog of each change of the library asks for, what it proposes, and the request that comes of it; shows nothing.
import type { LibraryRequest } from '../../../dsl/index.ts';
import type { LibraryFile } from '../../../host/api.ts';
import type { LibraryTask } from '../../app/state/library-changes.ts';

export const fieldNames = ['template', 'title', 'id', 'version', 'effective', 'path'] as const;
export type FieldName = (typeof fieldNames)[number];
export type FieldValues = Readonly<Record<FieldName, string>>;

export interface TaskWords {
  readonly title: string;
  readonly explanation: string;
  readonly fields: readonly FieldName[];
  readonly button: string;
  /** What was done, for the message. */
  readonly done: (values: FieldValues, file: LibraryFile | undefined) => string;
}

export const taskWords: Readonly<Record<LibraryTask['kind'], TaskWords>> = {
  'new-guideline': {
    title: 'New guideline from a template',
    explanation: 'A complete small outline to write over. It is a draft until you say otherwise.',
    fields: ['template', 'title', 'id', 'version', 'effective'],
    button: 'Make the guideline',
    done: ({ title }) => `${title} was made`,
  },
  'new-draft': {
    title: 'New draft from this version',
    explanation:
      'The text and its cases are copied. Ids that follow from the words are written out, so that the two can be compared; the list of changes begins empty.',
    fields: ['version', 'effective'],
    button: 'Make the draft',
    done: ({ version }, file) => `Draft ${version} follows ${file?.version ?? ''}`,
  },
  duplicate: {
    title: 'Duplicate as a new guideline',
    explanation:
      'The text and its cases are copied under another title and id. Numbers, dates and the list of changes of the old one are left out.',
    fields: ['title', 'id'],
    button: 'Duplicate',
    done: ({ title }) => `${title} was made as a copy`,
  },
  rename: {
    title: 'Rename',
    explanation: 'The id changes in all versions of the guideline and in everything that names it.',
    fields: ['path', 'id'],
    button: 'Rename',
    done: ({ path, id }, file) => (path === file?.path ? `The id is now ${id}` : `Renamed to ${path}`),
  },
  archive: {
    title: 'Archive this version',
    explanation:
      'Its status becomes “archived”, and the list hides it. The file stays where it is: whatever follows, includes or compares it still finds it.',
    fields: [],
    button: 'Archive',
    done: (_values, file) => `${file?.version || file?.path || 'It'} is archived`,
  },
  delete: {
    title: 'Delete this version',
    explanation:
      'The files are removed from the library. You can undo this until you close the window. To put a version away and keep it, archive it.',
    fields: [],
    button: 'Delete',
    done: (_values, file) => `${file?.path ?? 'It'} was deleted`,
  },
};

export const fieldWords: Readonly<Record<FieldName, { readonly label: string; readonly help: string }>> = {
  template: { label: 'Template', help: '' },
  title: { label: 'Title', help: '' },
  id: { label: 'Id', help: 'Small letters, digits and hyphens. It stays the same in all versions.' },
  version: { label: 'Version', help: 'Such as 2025.1.' },
  effective: { label: 'Effective from', help: 'Leave it empty while it is not known.' },
  path: { label: 'File', help: 'With its folder; the cases beside it go along.' },
};

/** `today`: YYYY-MM-DD, or ''. */
export function proposedValues(
  { kind }: LibraryTask,
  file: LibraryFile | undefined,
  versions: readonly string[],
  today: string,
): FieldValues {
  const fresh = kind === 'new-guideline';
  return {
    template: 'imaging',
    title: kind === 'duplicate' && file !== undefined ? `${file.title} (copy)` : '',
    id:
      kind === 'rename'
        ? (file?.id ?? '')
        : kind === 'duplicate' && file !== undefined
          ? `${file.id}-copy`
          : '',
    version: fresh ? `${today.slice(0, 4) || '1'}.1` : nextVersion(file?.version ?? '', versions, today),
    effective: '',
    path: file?.path ?? '',
  };
}

/** The first of this year, or the next of the same year. */
export function nextVersion(version: string, taken: readonly string[], today: string): string {
  const year = today.slice(0, 4);
  const [, head = '', last = ''] = /^(.*?)(\d+)$/.exec(version) ?? [];
  const dated = /^\d{4}\./.test(version) && year > version.slice(0, 4);
  for (let count = dated ? 1 : Number(last) + 1; count < 1_000; count++) {
    const next = dated ? `${year}.${count}` : `${head}${count}`;
    if (!taken.includes(next)) return next;
  }
  return '';
}

/** Small letters, digits and hyphens of a title. */
export function idFrom(title: string): string {
  const words = title.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return words.replace(/[^a-z0-9]+/g, '-').replace(/^[^a-z]+|-+$/g, '');
}

export function requestOf({ kind, path }: LibraryTask, values: FieldValues): LibraryRequest {
  const { title, id, version, effective } = values;
  switch (kind) {
    case 'new-guideline':
      return { kind, template: templateOf(values.template), title, id, version, effective };
    case 'new-draft':
      return { kind, from: path, version, effective };
    case 'duplicate':
      return { kind, from: path, title, id };
    case 'rename':
      return { kind, from: path, path: values.path, id };
    case 'archive':
    case 'delete':
      return { kind, uri: path };
  }
}

function templateOf(value: string): 'imaging' | 'procedure' | 'drug' {
  return value === 'procedure' || value === 'drug' ? value : 'imaging';
}
