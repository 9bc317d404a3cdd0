// The criteria tree: boxes as authored, every question of the graph in it once, under the id that carries its truth.
import { describe, expect, it } from 'vitest';
import { criteriaTree, criterionAt, placeOfCriterion, walkCriteria } from '../../dsl/ide/criteria-tree.ts';
import type { CriteriaNode, CriteriaTree } from '../../dsl/ide/criteria-tree.ts';
import { compileText } from '../publish/compile-text.ts';
import { shippedFiles, validCorpus } from '../support/documents.ts';

const text = `guideline "T"
  id t
  version 1.0

data
  stage  "Stage"  scale I < II < III

indications "Main"
  ANY OF  [alpha]
    1. Tumor is known AND ANY OF  {tumor}  [beta, missing]
         a. Biopsy
              EG needle; open
         b. Stage is high
              WHEN stage at least II
    2. First condition  {both}
       AND second condition  {second}
       AND AT LEAST 2 OF  {signs}
         - Fever
         - Cough
         - Rash
    3. Either list  {lists}
       AND one of ANY OF
         - Red
         - Blue
       UNLESS the other ANY OF
         - Cold
    4. Fixed list  {closed}
         ONLY first entry; second entry
    5. Plain  {plain}

references
  alpha  A. (2020).
  beta   B. (2021).
`;

const compiled = compileText(text);
const tree = criteriaTree(compiled);
const nodes = allNodes(tree);

function allNodes(of: CriteriaTree): ReadonlyMap<string, CriteriaNode> {
  const found = new Map<string, CriteriaNode>();
  walkCriteria(of.sections, (node) => found.set(node.id, node));
  return found;
}

function at(id: string): CriteriaNode {
  const node = nodes.get(id);
  if (!node) throw new Error(`no node ${id} among ${[...nodes.keys()].join(', ')}`);
  return node;
}

describe('a section', () => {
  it('carries its title, its quantifier and the citations of its quantifier line', () => {
    const [section] = tree.sections;
    expect(section?.kind).toBe('section');
    expect(section?.statements.map((statement) => [statement.kind, statement.words])).toEqual([
      ['heading', 'Main'],
    ]);
    expect(section?.group?.quantifier).toBe('ANY OF');
    expect(section?.group?.citations).toEqual([{ key: 'alpha', number: 1 }]);
    expect(section?.group?.children.map((child) => child.number)).toEqual(['1', '2', '3', '4', '5']);
  });
});

describe('a criterion with words and a list', () => {
  it('keeps the words as the head question and hangs the list below', () => {
    const node = at('tumor');
    expect(node.statements.map((statement) => [statement.id, statement.kind])).toEqual([
      ['tumor.head', 'question'],
    ]);
    expect(node.group?.connector).toBe('AND');
    expect(node.group?.children.map((child) => child.number)).toEqual(['1.a', '1.b']);
  });

  it('gives a citation that is not in the list no number', () => {
    expect(at('tumor').statements[0]?.citations).toEqual([
      { key: 'beta', number: 2 },
      { key: 'missing', number: 0 },
    ]);
  });

  it('folds examples into the statement and tells computed from answered', () => {
    const [biopsy, stage] = at('tumor').group?.children ?? [];
    expect(biopsy?.statements[0]?.examples).toEqual(['needle', 'open']);
    expect(biopsy?.group).toBeUndefined();
    expect(stage?.statements[0]).toMatchObject({ kind: 'computed', when: 'stage at least II' });
  });
});

describe('a criterion of several clauses', () => {
  it('is one box where a bare list comes last', () => {
    const node = at('both');
    expect(node.statements.map(({ connector, words }) => [connector, words])).toEqual([
      [undefined, 'First condition'],
      ['AND', 'second condition'],
    ]);
    expect(node.group).toMatchObject({ id: 'signs', quantifier: 'AT LEAST 2 OF', connector: 'AND' });
  });

  it('gives each list a box of its own where there are several', () => {
    const node = at('lists');
    expect(node.statements.map((statement) => statement.words)).toEqual(['Either list']);
    expect(node.group?.quantifier).toBe('ALL OF');
    expect(
      node.group?.children.map((child) => [child.kind, child.connector, child.group?.children.length]),
    ).toEqual([
      ['clause', 'AND', 2],
      ['clause', 'UNLESS', 1],
    ]);
  });

  it('shows a closed list as questions under a heading', () => {
    const node = at('closed');
    expect(node.group?.quantifier).toBe('ONLY');
    expect(node.statements[0]?.kind).toBe('heading');
    expect(node.group?.children.map((child) => [child.kind, child.statements[0]?.words])).toEqual([
      ['entry', 'first entry'],
      ['entry', 'second entry'],
    ]);
  });
});

describe('places', () => {
  it('finds the innermost box at an offset and nothing outside the criteria', () => {
    expect(criterionAt(tree, compiled.source.uri, text.indexOf('Cough'))).toBe(
      at('both').group?.children[1]?.id,
    );
    expect(criterionAt(tree, compiled.source.uri, text.indexOf('second condition'))).toBe('both');
    expect(criterionAt(tree, compiled.source.uri, text.indexOf('A. (2020)'))).toBeUndefined();
    expect(criterionAt(tree, 'another.guideline', text.indexOf('Cough'))).toBeUndefined();
  });

  it('tells where a criterion, a statement and a list are written', () => {
    for (const [id, words] of [
      ['plain', 'Plain'],
      ['second', 'second condition'],
      ['signs', 'Fever'],
    ] as const) {
      const span = placeOfCriterion(tree, id)?.span;
      expect(text.slice(span?.start, span?.end)).toContain(words);
    }
    expect(placeOfCriterion(tree, 'nowhere')).toBeUndefined();
  });
});

describe('every guideline at hand', () => {
  const files = [...shippedFiles(), ...validCorpus()].filter((file) => file.path.endsWith('.guideline'));

  it.each(files.map((file) => [file.path, file.text] as const))(
    '%s: ids are unique and stand for nodes of the graph',
    (_, source) => {
      const one = compileText(source);
      const graphIds = new Set(one.graph.nodes.map((node) => node.origin.id));
      const seen: string[] = [];
      walkCriteria(criteriaTree(one).sections, (node) => {
        seen.push(node.id);
        for (const statement of node.statements)
          if (statement.id !== '') expect(graphIds).toContain(statement.id);
      });
      expect(new Set(seen).size).toBe(seen.length);
    },
  );

  it.each(files.map((file) => [file.path, file.text] as const))(
    '%s: every leaf of the graph is a statement',
    (_, source) => {
      const one = compileText(source);
      const shown = new Set<string>();
      walkCriteria(criteriaTree(one).sections, (node) => {
        for (const statement of node.statements) shown.add(statement.id);
      });
      const leaves = one.graph.nodes.filter((node) => node.kind === 'question' || node.kind === 'test');
      const wanted = leaves.filter(({ origin }) => origin.role === 'criterion' || origin.role === 'head');
      expect(wanted.map((node) => node.origin.id).filter((id) => !shown.has(id))).toEqual([]);
    },
  );
});
