// Adds a code to a code table, its form checked by its system; never makes up what a code means.
import { readCodeRow } from '../model/code-rows.ts';
import type { Diagnostic } from '../source/diagnostic.ts';
import type { CodeTableSection } from '../syntax/ast.ts';
import { draftOf, refuse, type Attempt } from './write-draft.ts';
import type { Page } from './write-places.ts';
import { intoSection, newSection } from './write-section.ts';

export interface CodeForm {
  readonly table: 'procedures' | 'diagnoses';
  /** CPT, HCPCS, ICD-10-CM, ICD-10-PCS, or another. */
  readonly system: string;
  /** One code, or a range `C34.00-C34.92`. */
  readonly code: string;
  /** As the writer's own licence words it; may be ''. */
  readonly description: string;
  readonly status: '' | 'covered' | 'not covered' | 'related';
}

export function addCode(page: Page, form: CodeForm): Attempt {
  const code = form.code.trim().toUpperCase();
  const system = form.system.trim();
  const description = form.description.replace(/\s+/g, ' ').trim();
  if (system === '' || /\s/.test(system)) return refuse('Choose the system of the code.', 'system');
  if (code === '' || /\s/.test(code))
    return refuse('Write one code, or a range such as C34.00-C34.92.', 'code');
  if (description.includes('|')) return refuse('A description has no bar (|) inside.', 'description');
  const found: Diagnostic[] = [];
  const nowhere = { start: 0, end: 0 };
  const words = { value: code, span: nowhere };
  readCodeRow(
    { code: words, status: undefined },
    { kind: form.table, system: { value: system, span: nowhere } },
    '',
    (diagnostic) => void found.push(diagnostic),
  );
  const [fault] = found;
  if (fault !== undefined) return refuse(`${fault.message}. ${fault.help ?? ''}`.trim(), 'code');
  const section = page.document.sections.find(
    (each): each is CodeTableSection => each.kind === form.table && each.system?.value === system,
  );
  if (section?.rows.some((row) => row.code.value.toUpperCase() === code) === true)
    return refuse(`${code} is in the table already.`, 'code');
  const row = rowOf(code, description, form.status, section);
  const lines =
    section === undefined
      ? newSection(page, form.table, `${form.table} ${system}`, [row])
      : intoSection(page, section, { texts: [row] });
  return draftOf(page, lines, { show: { texts: [row] }, words: code, said: `Added the code ${code}` });
}

function rowOf(
  code: string,
  description: string,
  status: string,
  section: CodeTableSection | undefined,
): string {
  const rows = section?.rows ?? [];
  const codes = Math.max(code.length, ...rows.map((row) => row.code.value.length));
  const marked = rows.filter((row) => row.status !== undefined);
  const width = Math.max(description.length, ...marked.map((row) => row.description?.value.length ?? 0));
  const tail = status === '' ? description : `${description.padEnd(width)}  | ${status}`;
  return `  ${code.padEnd(codes)}  ${tail}`.trimEnd();
}
