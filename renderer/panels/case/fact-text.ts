// What is typed into a field, as a fact, and a fact as the text of its field; whether it is valid is for the language to say.
import type { FormControl } from '../../../dsl/index.ts';

/** undefined where the field is empty: not known. */
export function factOf(control: FormControl, typed: string): unknown {
  const text = typed.trim();
  if (text === '') return undefined;
  switch (control.kind) {
    case 'quantity':
      return { value: text, unit: control.unit };
    case 'count':
      return /^\d{1,15}$/.test(text) ? Number(text) : text;
    case 'codes':
      return text.split(/[\s,;]+/).filter((code) => code !== '');
    case 'question':
    case 'yes-no':
      return text === 'yes';
    case 'choice':
    case 'scale':
    case 'date':
      return text;
  }
}

export function textOf(fact: unknown): string {
  if (fact === undefined || fact === null) return '';
  if (typeof fact === 'string') return fact;
  if (typeof fact === 'number') return String(fact);
  if (typeof fact === 'boolean') return fact ? 'yes' : 'no';
  if (Array.isArray(fact)) return fact.join(', ');
  if (typeof fact === 'object' && 'value' in fact && typeof fact.value === 'string') return fact.value;
  return '';
}
