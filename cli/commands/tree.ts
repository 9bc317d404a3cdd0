// `guideline tree`: the criteria as an outline, or the questions in the order in which they are best asked.
import type {
  CriteriaGroup,
  CriteriaNode,
  CriteriaStatement,
  DecisionGraph,
  DecisionNode,
} from '../../dsl/index.ts';
import { compileDiagram, criteriaTree, decisionView, hasErrors } from '../../dsl/index.ts';
import type { AddCommand, CommandContext } from '../command.ts';
import { printJsonAnswer } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { diagnosticsOf, openLibrary } from '../library.ts';
import { countFindings, countOf, printable, wholeNumber } from '../render.ts';
import type { Style, Terminal } from '../terminal.ts';

interface TreeOptions {
  readonly questions?: boolean;
  readonly depth?: number;
  readonly json?: boolean;
}

export const addTree: AddCommand = (program, context) => {
  program
    .command('tree')
    .summary('show the criteria as an outline, or the questions in order')
    .description(
      'Shows the criteria of a guideline as an outline; with --questions the compiled decision tree.',
    )
    .argument('<file>', 'a guideline')
    .option('--questions', 'the questions in the order in which they are asked, with where each answer leads')
    .option('--depth <levels>', 'levels of criteria to show', wholeNumber)
    .option('--json', 'print the tree as JSON')
    .action(async (file: string, options: TreeOptions) => {
      await tree(file, options, context);
    });
};

async function tree(path: string, options: TreeOptions, { terminal, finish }: CommandContext): Promise<void> {
  const library = openLibrary(terminal);
  const compiled = await library.openGuideline(path);
  const criteria = criteriaTree(compiled);
  const diagnostics = diagnosticsOf(library, [compiled.source.uri]);
  finish(hasErrors(diagnostics) ? exitCodes.invalidSource : exitCodes.yes);
  if (options.questions === true) {
    const view = decisionView(compiled.graph, compileDiagram(compiled.graph));
    if (options.json === true) printJsonAnswer(terminal, view);
    else if (view.kind === 'exceeded') {
      terminal.out(`The decision tree needs more than ${view.budget} nodes; look at the outline instead.`);
    } else printQuestions(view.complete, terminal);
  } else if (options.json === true) printJsonAnswer(terminal, criteria);
  else {
    const { style } = terminal;
    terminal.out(`${style.bold(printable(criteria.title))}  ${criteria.version}`);
    const { criteria: all, questions, computed } = criteria.counts;
    // A criterion may hold several conditions (`AND ...`), or none of its own.
    const conditions = `${countOf(questions + computed, 'condition')}: ${countOf(questions, 'question')}, ${computed} computed`;
    terminal.out(style.dim(`${all === 1 ? '1 criterion' : `${all} criteria`} with ${conditions}`));
    for (const section of criteria.sections)
      terminal.out(`\n${sectionLines(section, options, style).join('\n')}`);
  }
  if (hasErrors(diagnostics))
    terminal.error(`\n${countFindings(diagnostics)}: see \`guideline check ${path}\`.`);
}

function sectionLines(
  node: CriteriaNode,
  { depth = Infinity }: TreeOptions,
  style: Style,
): readonly string[] {
  const title = node.statements.map(({ words }) => words).join(' ');
  const head = `${style.bold(style.cyan(node.section))}${title === '' || title === node.section ? '' : `  ${printable(title)}`}`;
  return [head, ...(node.group ? groupLines(node.group, depth, style) : [])];
}

/** `id`: of the criterion that is nothing but this group, and whose id no words could carry. */
function groupLines(group: CriteriaGroup, depth: number, style: Style, id = ''): readonly string[] {
  const words = [group.connector, group.negated ? 'NOT' : '', group.quantifier || 'no quantifier'];
  const said = style.bold(words.filter((word) => word !== undefined && word !== '').join(' '));
  const head = [said, idWords(id, style)].filter((word) => word !== '').join(' ');
  if (depth <= 0) return [`${head} ${style.dim(`(${group.children.length} more)`)}`];
  const last = group.children.length - 1;
  return [
    head,
    ...group.children.flatMap((child, index) => {
      const [first = '', ...rest] = nodeLines(child, depth - 1, style);
      const [branch, trunk] = index === last ? ['└─ ', '   '] : ['├─ ', '│  '];
      return [style.dim(branch) + first, ...rest.map((line) => style.dim(trunk) + line)];
    }),
  ];
}

function nodeLines(node: CriteriaNode, depth: number, style: Style): readonly string[] {
  const label = node.number.split('.').at(-1) ?? '';
  const lines = node.statements.flatMap((statement, index) =>
    statementLines(statement, index === 0, node, style),
  );
  const wordless = node.statements.length === 0 ? node.id : '';
  const below = node.group ? groupLines(node.group, depth, style, wordless) : [];
  const all = [...lines, ...below];
  const joined = node.connector === undefined ? '' : `${style.bold(node.connector)} `;
  const prefix = label === '' ? joined : `${style.cyan(`${label}.`)} ${joined}`;
  const indent = ' '.repeat(label === '' ? 0 : label.length + 2);
  return all.map((line, index) => (index === 0 ? prefix : indent) + line);
}

function statementLines(
  statement: CriteriaStatement,
  first: boolean,
  node: CriteriaNode,
  style: Style,
): readonly string[] {
  const words = [
    statement.connector && style.bold(statement.connector),
    statement.negated ? style.bold('NOT') : '',
    printable(statement.words),
  ];
  const id = idWords(first ? node.id : statement.id, style);
  const detail = (word: string, text: string): readonly string[] =>
    text === '' ? [] : [style.dim(`  ${word} ${printable(text)}`)];
  return [
    [...words, id].filter((word) => word !== undefined && word !== '').join(' '),
    ...detail('WHEN', statement.when),
    ...detail('APPLIES TO', statement.appliesTo),
    ...detail('EFFECTIVE', statement.effective),
    ...detail('LIMIT', statement.limit),
    ...detail('EG', statement.examples.join('; ')),
  ];
}

/** Only ids that an author gave. */
function idWords(id: string, style: Style): string {
  return id === '' || id.includes('/') ? '' : style.dim(`{${id}}`);
}

/** Each question with where its answers lead: to a later one by its number, or to a determination. */
function printQuestions(graph: DecisionGraph, terminal: Terminal): void {
  const { style } = terminal;
  const questions = graph.nodes.filter((node) => node.kind === 'question');
  const numbers = new Map(questions.map(({ id }, index) => [id, String(index + 1)]));
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  for (const question of questions) {
    terminal.out(
      `${style.cyan(`${numbers.get(question.id) ?? ''}.`)} ${printable(question.words)}  ${style.dim(`{${question.key}}`)}`,
    );
    const edges = graph.edges.filter(({ from }) => from === question.id);
    const width = Math.max(...edges.map(({ words }) => words.length));
    for (const { words, to } of edges) {
      terminal.out(
        `     ${printable(words).padEnd(width)}  ${style.dim('→')} ${targetWords(nodes.get(to), numbers, style)}`,
      );
    }
  }
  const most = `${countOf(graph.leftOut, 'question')} further down not shown`;
  if (graph.leftOut > 0) terminal.out(style.dim(most));
}

function targetWords(
  node: DecisionNode | undefined,
  numbers: ReadonlyMap<string, string>,
  style: Style,
): string {
  switch (node?.kind) {
    case 'question':
      return numbers.get(node.id) ?? '';
    case 'determination':
      return (
        style.bold(node.determination) + (node.label === '' ? '' : `  ${style.dim(printable(node.label))}`)
      );
    case 'left-out':
    case undefined:
      return '…';
  }
}
