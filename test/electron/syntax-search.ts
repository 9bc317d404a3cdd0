// Looks through syntax trees for calls, names, keys and literals; knows no rule.
import { parseSync } from 'vite';

export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

export interface ParsedFile extends SourceFile {
  readonly nodes: readonly SyntaxNode[];
}

/** A node of the tree with the nodes around it, innermost last; other properties are looked up by name. */
export interface SyntaxNode {
  readonly type: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly parents: readonly SyntaxNode[];
}

export function parseSources(files: readonly SourceFile[]): readonly ParsedFile[] {
  return files.map((file) => {
    const { program, errors } = parseSync(file.path, file.text);
    if (errors.length > 0) throw new Error(`${file.path} does not parse: ${errors[0]?.message}`);
    return { ...file, nodes: collect(program, []) };
  });
}

export interface Found {
  readonly file: ParsedFile;
  readonly node: SyntaxNode;
  readonly text: string;
}

function collect(value: unknown, parents: readonly SyntaxNode[]): readonly SyntaxNode[] {
  if (Array.isArray(value)) return value.flatMap((item) => collect(item, parents));
  if (typeof value !== 'object' || value === null) return [];
  const fields: Readonly<Record<string, unknown>> = { ...value };
  const type = fields['type'];
  if (typeof type !== 'string') return [];
  const node: SyntaxNode = { type, fields, parents };
  return [node, ...Object.values(fields).flatMap((child) => collect(child, [...parents, node]))];
}

function find(
  files: readonly ParsedFile[],
  match: (node: SyntaxNode) => string | undefined,
): readonly Found[] {
  return files.flatMap((file) =>
    file.nodes.flatMap((node) => {
      const text = match(node);
      return text === undefined ? [] : [{ file, node, text }];
    }),
  );
}

export const where =
  (message: string) =>
  ({ file, text }: Found): string =>
    `${file.path}: ${message} (${text})`;

export function field(value: unknown, name: string): unknown {
  if (value === undefined || value === null || typeof value !== 'object') return undefined;
  const record: Readonly<Record<string, unknown>> = { ...value };
  return 'fields' in record ? field(record['fields'], name) : record[name];
}

export const first = (value: unknown): unknown => (Array.isArray(value) ? value[0] : undefined);

export function argument(node: SyntaxNode, index: number): unknown {
  const list = node.fields['arguments'];
  return Array.isArray(list) ? list[index] : undefined;
}

/** The name of an identifier, the last name of a member, the text of a key. */
export function nameOf(value: unknown): string | undefined {
  const name = field(value, 'name');
  if (typeof name === 'string') return name;
  return field(value, 'type') === 'MemberExpression'
    ? (nameOf(field(value, 'property')) ?? literalOf(field(value, 'property')))
    : literalOf(value);
}

export function literalOf(value: unknown): string | undefined {
  const literal = field(value, 'value');
  return field(value, 'type') === 'Literal' && typeof literal === 'string' ? literal : undefined;
}

const matches = (name: string | undefined, pattern: string | RegExp): name is string =>
  name !== undefined && (typeof pattern === 'string' ? name === pattern : pattern.test(name));

function byCallee(files: readonly ParsedFile[], type: string, pattern: string | RegExp): readonly Found[] {
  return find(files, (node) => {
    const name = node.type === type ? nameOf(node.fields['callee']) : undefined;
    return matches(name, pattern) ? name : undefined;
  });
}

export const callsOf = (files: readonly ParsedFile[], pattern: string | RegExp) =>
  byCallee(files, 'CallExpression', pattern);
export const news = (files: readonly ParsedFile[], pattern: string | RegExp) =>
  byCallee(files, 'NewExpression', pattern);

export function keys(files: readonly ParsedFile[], pattern: RegExp): readonly Found[] {
  return find(files, (node) => {
    const name = node.type === 'Property' || node.type === 'MemberExpression' ? keyOf(node) : undefined;
    return matches(name, pattern) ? name : undefined;
  });
}

const keyOf = (node: SyntaxNode): string | undefined =>
  nameOf(node.fields[node.type === 'Property' ? 'key' : 'property']);

export function properties(files: readonly ParsedFile[], name: string): readonly Found[] {
  return find(files, (node) => (node.type === 'Property' && keyOf(node) === name ? name : undefined));
}

export function identifiers(files: readonly ParsedFile[], name: string): readonly Found[] {
  return find(files, (node) =>
    node.type === 'Identifier' && node.fields['name'] === name ? name : undefined,
  );
}

export function literals(files: readonly ParsedFile[]): readonly Found[] {
  return find(files, (node) => {
    if (node.type === 'TemplateElement') return String(field(node.fields['value'], 'cooked'));
    return node.type === 'Literal' || node.type === 'JSXText' ? literalOf(node) : undefined;
  });
}
