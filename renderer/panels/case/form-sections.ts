// The questions of a form in the groups in which people read them: sections, and under them the criteria above each question.
import type { FormField } from '../../../dsl/index.ts';

export interface FormGroup {
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly FormBlock[];
}

/** Questions that follow each other under the same criteria. */
export interface FormBlock {
  readonly path: readonly string[];
  readonly fields: readonly FormField[];
}

export function groupForm(fields: readonly FormField[]): readonly FormGroup[] {
  const ids = [...new Set(fields.map((field) => field.section.id))];
  return ids.map((id) => {
    const own = fields.filter((field) => field.section.id === id);
    return {
      id,
      title: own[0]?.section.title ?? id,
      blocks: id === 'data' ? [{ path: [], fields: own }] : toBlocks(own),
    };
  });
}

function toBlocks(fields: readonly FormField[]): readonly FormBlock[] {
  const blocks: { path: readonly string[]; fields: FormField[] }[] = [];
  for (const field of fields) {
    const last = blocks.at(-1);
    if (last !== undefined && samePath(last.path, field.path)) last.fields.push(field);
    else blocks.push({ path: field.path, fields: [field] });
  }
  return blocks;
}

function samePath(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((words, index) => words === b[index]);
}
