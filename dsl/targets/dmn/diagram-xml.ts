// The diagrams of a DMN model as DMNDI, so that editors show it; knows no logic.
import { layOut } from './layout.ts';
import type { Box, Placed } from './layout.ts';
import { decisionName, serviceName } from './names.ts';
import type { DmnModel } from './requirements.ts';

/** The explanations read nearly every criterion, so they stand on a sheet of their own, as does the service. */
export function diagramsXml({ inputs, decisions }: DmnModel, withService: boolean): string {
  const bare = (name: string): Placed => ({ name, requires: [] });
  const facts = inputs.map(({ name }) => bare(name));
  const deciding = decisions.filter(({ name, part }) => part !== 'explanation' && name !== decisionName);
  const explaining = decisions.filter(({ name, part }) => part === 'explanation' || name === decisionName);
  const own = new Set(explaining.map(({ name }) => name));
  const read = new Set(explaining.flatMap(({ requires }) => requires.filter((name) => !own.has(name))));
  const sheets = [
    diagramXml('_decides', 'How the determination is made', [...facts, ...deciding]),
    diagramXml('_explains', 'The decision and its explanation', [...[...read].map(bare), ...explaining]),
    ...(withService ? [serviceDiagram()] : []),
  ];
  return `  <dmndi:DMNDI>\n${sheets.join('\n')}\n  </dmndi:DMNDI>`;
}

export function requirementId(name: string, at: number): string {
  return `${name}.needs.${String(at)}`;
}

function diagramXml(id: string, name: string, items: readonly Placed[]): string {
  const boxes = new Map(layOut(items).map((box) => [box.name, box]));
  const shapes = [...boxes.values()].map((box) => shapeXml(`${id}.${box.name}`, box));
  const edges = items.flatMap((item) =>
    item.requires.flatMap((other, at) => {
      const [from, to] = [boxes.get(other), boxes.get(item.name)];
      if (from === undefined || to === undefined) return [];
      const reference = requirementId(item.name, at);
      return [
        `      <dmndi:DMNEdge id="${id}.${reference}" dmnElementRef="${reference}">${middle(from, from.y)}${middle(to, to.y + to.height)}</dmndi:DMNEdge>`,
      ];
    }),
  );
  return sheetXml(id, name, [...shapes, ...edges]);
}

function serviceDiagram(): string {
  const box: Box = { name: serviceName, x: 40, y: 40, width: 300, height: 80 };
  return sheetXml('_service', 'The decision service', [
    shapeXml('_service.shape', box, ' isCollapsed="true"'),
  ]);
}

function sheetXml(id: string, name: string, content: readonly string[]): string {
  return `    <dmndi:DMNDiagram id="${id}" name="${name}">\n${content.join('\n')}\n    </dmndi:DMNDiagram>`;
}

function shapeXml(id: string, { name, x, y, width, height }: Box, more = ''): string {
  const place = { height, width, x, y };
  const bounds = Object.entries(place).map(([side, size]) => ` ${side}="${String(size)}"`);
  return `      <dmndi:DMNShape id="${id}" dmnElementRef="${name}"${more}><dc:Bounds${bounds.join('')}/></dmndi:DMNShape>`;
}

function middle(box: Box, y: number): string {
  return `<di:waypoint x="${String(box.x + box.width / 2)}" y="${String(y)}"/>`;
}
