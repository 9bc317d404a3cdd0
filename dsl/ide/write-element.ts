// Declares a data element: name, label, kind, and for numbers a unit of UCUM with precision and range.
import { builtInNames, decimalPlaces, reservedNames, scaledNumber } from '../model/elements.ts';
import { readUnit, unitHelp } from '../model/units.ts';
import type { DataSection } from '../syntax/ast.ts';
import { draftOf, refuse, type Attempt, type RefusedWriting } from './write-draft.ts';
import type { Page } from './write-places.ts';
import { intoSection, newSection } from './write-section.ts';

export interface ElementForm {
  readonly name: string;
  readonly label: string;
  readonly type: 'yes-no' | 'choice' | 'scale' | 'quantity' | 'count' | 'date' | 'codes';
  /** Of a choice or a scale, in their order. */
  readonly values: readonly string[];
  /** Of a quantity; precision and range may be ''. */
  readonly unit: string;
  readonly precision: string;
  readonly from: string;
  readonly to: string;
  /** Of codes. */
  readonly system: string;
}

/** `fromIncludes`: elements that the included fragments declare. */
export function addElement(page: Page, form: ElementForm, fromIncludes: ReadonlySet<string>): Attempt {
  const fault = nameFault(page, form.name, fromIncludes) ?? labelFault(form.label) ?? typeFault(form);
  if (fault !== undefined) return fault;
  const section = page.document.sections.find((each) => each.kind === 'data');
  const row = rowOf(form, section);
  const lines =
    section === undefined
      ? newSection(page, 'data', 'data', [row])
      : intoSection(page, section, { texts: [row] });
  return draftOf(page, lines, {
    show: { texts: [row] },
    words: form.name,
    said: `Added the data element ${form.name}`,
  });
}

function rowOf({ name, label, ...form }: ElementForm, section: DataSection | undefined): string {
  const elements = section?.elements ?? [];
  const names = Math.max(name.length, ...elements.map((element) => element.name.value.length));
  const quoted = `"${label.trim()}"`;
  const labels = Math.max(
    quoted.length,
    ...elements.map((element) => (element.label?.value.length ?? -2) + 2),
  );
  return `  ${name.padEnd(names)}  ${quoted.padEnd(labels)}  ${typeOf(form)}`;
}

function typeOf(form: Omit<ElementForm, 'name' | 'label'>): string {
  switch (form.type) {
    case 'yes-no':
    case 'count':
    case 'date':
      return form.type;
    case 'choice':
      return `choice of ${form.values.map(value).join(', ')}`;
    case 'scale':
      return `scale ${form.values.map(value).join(' < ')}`;
    case 'codes':
      return `codes from ${form.system}`;
    case 'quantity': {
      const precision = form.precision === '' ? '' : `, precision ${form.precision}`;
      const from = form.from === '' ? '' : `, from ${form.from}`;
      const to = form.to === '' ? '' : `${form.from === '' ? ',' : ''} to ${form.to}`;
      return `quantity in ${form.unit}${precision}${from}${to}`;
    }
  }
}

function value(words: string): string {
  const plain = words.trim();
  return /^[^\s",;(){}[\]<>=!]+$/.test(plain) ? plain : `"${plain}"`;
}

function nameFault(
  { document }: Page,
  name: string,
  fromIncludes: ReadonlySet<string>,
): RefusedWriting | undefined {
  const declared = document.sections.flatMap((section) => (section.kind === 'data' ? section.elements : []));
  if (name === '') return refuse('Give it a short name for the conditions, such as hba1c.', 'name');
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(name))
    return refuse(
      'Small letters and digits, joined by hyphens, a letter first: hba1c, weeks-of-therapy.',
      'name',
    );
  if (reservedNames.has(name)) return refuse(`“${name}” is a word of conditions. Choose another.`, 'name');
  if ((builtInNames as readonly string[]).includes(name))
    return refuse(`“${name}” is there always, without being declared.`, 'name');
  if (fromIncludes.has(name))
    return refuse(`“${name}” comes with an included fragment: use it as it is.`, 'name');
  if (declared.some((element) => element.name.value === name))
    return refuse(`There is an element “${name}” already.`, 'name');
  return undefined;
}

function labelFault(label: string): RefusedWriting | undefined {
  if (label.trim() === '') return refuse('Say in words what is documented: the form asks so.', 'label');
  if (label.includes('"')) return refuse('A label has no quotation marks inside.', 'label');
  return undefined;
}

function typeFault(form: ElementForm): RefusedWriting | undefined {
  switch (form.type) {
    case 'choice':
    case 'scale':
      return valuesFault(form.values);
    case 'quantity':
      return quantityFault(form);
    case 'codes':
      return form.system.trim() === '' || /\s/.test(form.system)
        ? refuse('Choose the system of the codes, such as ICD-10-CM.', 'system')
        : undefined;
    default:
      return undefined;
  }
}

function valuesFault(values: readonly string[]): RefusedWriting | undefined {
  const plain = values.map((one) => one.trim()).filter((one) => one !== '');
  if (plain.length < 2) return refuse('Name at least two values, parted by commas.', 'values');
  const twice = plain.find((one, index) => plain.indexOf(one) !== index);
  if (twice !== undefined) return refuse(`“${twice}” is named twice.`, 'values');
  const wrong = plain.find((one) => one.includes('"') || one === 'not' || one === 'or');
  return wrong === undefined ? undefined : refuse(`“${wrong}” cannot be a value.`, 'values');
}

function quantityFault({ unit, precision, from, to }: ElementForm): RefusedWriting | undefined {
  if (unit.trim() === '')
    return refuse('A number needs its unit: %, kg/m2, mg/dL, mm[Hg], weeks, {points}.', 'unit');
  if (readUnit(unit) === undefined)
    return refuse(`“${unit}” is not a unit of UCUM. ${unitHelp(unit).help ?? ''}`.trim(), 'unit');
  const step = precision === '' ? '1' : precision;
  const decimals = decimalPlaces(step);
  if ((scaledNumber(step, decimals) ?? 0) <= 0)
    return refuse('How finely it is documented: 1, 0.1, 0.01.', 'precision');
  const low = from === '' ? undefined : scaledNumber(from, decimals);
  const high = to === '' ? undefined : scaledNumber(to, decimals);
  if (from !== '' && low === undefined) return refuse(`Write a number no finer than ${step}.`, 'from');
  if (to !== '' && high === undefined) return refuse(`Write a number no finer than ${step}.`, 'to');
  if (low !== undefined && high !== undefined && high < low)
    return refuse('The highest value is below the lowest.', 'to');
  return undefined;
}
