// A DMN model as XML, in the version that an engine or an editor knows; knows no guideline's logic.
import type { CriteriaGraph, Element } from '../../decision/criteria-graph.ts';
import { diagramsXml, requirementId } from './diagram-xml.ts';
import { feelText } from './feel-words.ts';
import { decisionName, outcomeNames, serviceName } from './names.ts';
import type { DmnDecision, DmnInput, DmnModel, DmnTable } from './requirements.ts';

export interface DmnVersion {
  readonly id: '1.5' | '1.3';
  /** The date in the namespaces. */
  readonly date: string;
  /** Holds the texts that a type allows. */
  readonly constraint: 'typeConstraint' | 'allowedValues';
  /** Camunda shows the name of a decision and finds its value by that of the variable, and has dates of its own; by the standard both names are one. */
  readonly names: 'standard' | 'words';
}

export const dmn15: DmnVersion = {
  id: '1.5',
  date: '20230324',
  constraint: 'typeConstraint',
  names: 'standard',
};
/** As Camunda's engines and its Modeler read it. */
export const dmn13: DmnVersion = { id: '1.3', date: '20191111', constraint: 'allowedValues', names: 'words' };

export function dmnXml({ guideline }: CriteriaGraph, model: DmnModel, version: DmnVersion): string {
  const { id, version: number, title } = guideline;
  const spec = `https://www.omg.org/spec/DMN/${version.date}`;
  const root = attributes({
    xmlns: `${spec}/MODEL/`,
    'xmlns:dmndi': `${spec}/DMNDI/`,
    'xmlns:dc': 'http://www.omg.org/spec/DMN/20180521/DC/',
    'xmlns:di': 'http://www.omg.org/spec/DMN/20180521/DI/',
    id: '_definitions',
    name: title,
    namespace: `urn:guideline:${encodeURIComponent(id)}:${encodeURIComponent(number)}`,
    exporter: 'Guideline Studio',
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions${root}>
  <description>${text(`${title}, version ${number}. Generated from the guideline's source; do not edit. A fact that is absent or null is unknown; true, false and null of a criterion are met, not met and unknown.`)}</description>
${[
  ...types(model, version),
  ...model.inputs.map((input) => inputXml(input, version)),
  ...model.decisions.map((decision) => decisionXml(decision, model, version)),
  ...(version.names === 'standard' ? [serviceXml(model)] : []),
  diagramsXml(model, version.names === 'standard'),
].join('\n')}
</definitions>
`;
}

/** In attributes a line break is kept only as its number. */
function attributes(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(
      ([name, value]) =>
        ` ${name}="${text(value).replace(/[\n\r\t]/g, (mark) => `&#${String(mark.charCodeAt(0))};`)}"`,
    )
    .join('');
}

function text(value: string): string {
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;');
}

function types({ determinations }: DmnModel, { constraint }: DmnVersion): readonly string[] {
  const allowed = determinations.map(feelText).join(', ');
  const part = (name: string, type: string): string =>
    `    <itemComponent id="type.decision.${name}" name="${name}"><typeRef>${type}</typeRef></itemComponent>`;
  return [
    `  <itemDefinition id="type.texts" name="texts" isCollection="true"><typeRef>string</typeRef></itemDefinition>`,
    `  <itemDefinition id="type.determination" name="t_determination"><typeRef>string</typeRef><${constraint} id="type.determination.values"><text>${text(allowed)}</text></${constraint}></itemDefinition>`,
    `  <itemDefinition id="type.decision" name="t_decision">
${outcomeNames.map((name) => part(name, name === 'determination' ? 't_determination' : name === 'label' ? 'string' : 'texts')).join('\n')}
  </itemDefinition>`,
  ];
}

function typeRef(type: DmnDecision['type'], { names }: DmnVersion): string {
  if (type === 'date' && names === 'words') return 'Any';
  return type === 'determination' || type === 'decision' ? `t_${type}` : type;
}

/** A quantity or a date may be given in more than one form, which its reading settles. */
function inputType({ kind }: Element): string {
  switch (kind) {
    case 'question':
    case 'yes-no':
      return 'boolean';
    case 'choice':
    case 'scale':
      return 'string';
    case 'count':
      return 'number';
    case 'codes':
      return 'texts';
    case 'quantity':
    case 'date':
      return 'Any';
  }
}

function inputXml({ name, element }: DmnInput, { names }: DmnVersion): string {
  const shown = names === 'words' && element.label !== '' ? element.label : name;
  const head = attributes({
    id: name,
    name: shown,
    ...(element.label === '' ? {} : { label: element.label }),
  });
  return `  <inputData${head}>
    <description>${text(inputWords(element))}</description>
    <variable id="${name}.var" name="${name}" typeRef="${inputType(element)}"/>
  </inputData>`;
}

function inputWords(element: Element): string {
  const key = `The fact ${element.key}: `;
  switch (element.kind) {
    case 'question':
    case 'yes-no':
      return `${key}true, false, or null where it is not known.`;
    case 'choice':
    case 'scale':
      return `${key}${element.values.map(feelText).join(', ')}, or null.`;
    case 'count':
      return `${key}a whole number from 0, or null.`;
    case 'date':
      return `${key}a date, as such or as text YYYY-MM-DD, or null.`;
    case 'codes':
      return `${key}a list of ${element.system} codes; the empty list says that there is none; or null.`;
    case 'quantity':
      return `${key}a number${element.unit === '' ? '' : ` in ${element.unit}`}, as such or as {"value": "34.9", "unit": "${element.unit}"}, or null.`;
  }
}

function decisionXml(decision: DmnDecision, model: DmnModel, version: DmnVersion): string {
  const { names } = version;
  const { name, label, description, requires, logic, type } = decision;
  const inputs = new Set(model.inputs.map((input) => input.name));
  const requirements = requires.map((other, at) => {
    const kind = inputs.has(other) ? 'requiredInput' : 'requiredDecision';
    return `    <informationRequirement id="${requirementId(name, at)}"><${kind} href="#${other}"/></informationRequirement>`;
  });
  return [
    `  <decision${attributes({ id: name, name: names === 'words' ? label : name, label })}>`,
    `    <description>${text(description)}</description>`,
    `    <variable id="${name}.var" name="${name}" typeRef="${typeRef(type, version)}"/>`,
    ...requirements,
    typeof logic === 'string' ? literalXml(name, type, logic, version) : tableXml(name, type, logic, version),
    '  </decision>',
  ].join('\n');
}

function literalXml(name: string, type: DmnDecision['type'], feel: string, version: DmnVersion): string {
  return `    <literalExpression id="${name}.logic" typeRef="${typeRef(type, version)}"><text>${text(feel)}</text></literalExpression>`;
}

function tableXml(
  name: string,
  type: DmnDecision['type'],
  { inputs, rules }: DmnTable,
  version: DmnVersion,
): string {
  const byWords = version.names === 'words';
  const columns = inputs.map(
    ({ label, expression }, at) => `      <input id="${name}.in.${String(at)}"${attributes({ label })}>
        <inputExpression id="${name}.ask.${String(at)}" typeRef="string"><text>${text(expression)}</text></inputExpression>
        <inputValues id="${name}.values.${String(at)}"><text>"met", "not met", "unknown"</text></inputValues>
      </input>`,
  );
  // By the standard an only output has neither name nor type of its own; Camunda finds it by its name.
  const output = byWords ? ` name="${name}" typeRef="string"` : '';
  const rows = rules.map(({ cells, output: said }, row) => {
    const entries = cells.map(
      (cell, at) =>
        `<inputEntry id="${name}.cell.${String(row)}.${String(at)}"><text>${cell === undefined ? '-' : text(cell.map(feelText).join(', '))}</text></inputEntry>`,
    );
    return `      <rule id="${name}.rule.${String(row)}">${entries.join('')}<outputEntry id="${name}.says.${String(row)}"><text>${text(said)}</text></outputEntry></rule>`;
  });
  return `    <decisionTable id="${name}.logic" hitPolicy="UNIQUE" typeRef="${typeRef(type, version)}"${byWords ? '' : ` outputLabel="${name}"`}>
${columns.join('\n')}
      <output id="${name}.out"${output}/>
${rows.join('\n')}
    </decisionTable>`;
}

function serviceXml({ inputs, decisions }: DmnModel): string {
  const reference = (kind: string, name: string): string => `    <${kind} href="#${name}"/>`;
  const outputs = new Set<string>(outcomeNames);
  return `  <decisionService id="${serviceName}" name="${serviceName}" label="Decides a case">
    <variable id="${serviceName}.var" name="${serviceName}" typeRef="t_decision"/>
${[
  ...outcomeNames.map((name) => reference('outputDecision', name)),
  ...decisions
    .filter(({ name }) => !outputs.has(name) && name !== decisionName)
    .map(({ name }) => reference('encapsulatedDecision', name)),
  ...inputs.map(({ name }) => reference('inputData', name)),
].join('\n')}
  </decisionService>`;
}
