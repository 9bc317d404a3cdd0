// Puts an example of docs/language.md together with what it stands on and compiles it; asserts nothing.
import {
  createWorkspace,
  runCases,
  type CaseRun,
  type CompiledGuideline,
  type Diagnostic,
} from '../../dsl/index.ts';
import { readMarks } from '../support/marked-text.ts';
import type { Block } from './blocks.ts';

export interface Example {
  /** Without ⟪ and ⟫. */
  readonly text: string;
  readonly guideline: CompiledGuideline | undefined;
  /** Of a cases block, each with what it is decided on. */
  readonly runs: readonly CaseRun[];
  readonly diagnostics: readonly Diagnostic[];
  /** What the text looks like in the agreed layout; undefined where a fault would lose words. */
  readonly formatted: string | undefined;
  /** Marked places, in the text that was compiled. */
  readonly marks: readonly { readonly start: number; readonly end: number }[];
}

/** One for all: the grammar is costly to build. */
const workspace = createWorkspace();

const header = 'guideline "Example"\n  id example\n  version 1.0\n';

/**
 * A block that begins with no `guideline` and no `fragment` gets a header; `with=a,b` puts the named blocks above it, fragments
 * beside it. `conditions` holds one condition a line.
 */
export function compileExample(block: Block, named: ReadonlyMap<string, string>): Example {
  for (const uri of workspace.uris) workspace.remove(uri);
  const above = (block.attributes.get('with') ?? '').split(',').flatMap((name) => {
    if (name === '') return [];
    const text = named.get(name);
    if (text === undefined) throw new Error(`No block is named ${name}.`);
    return [text];
  });
  const fragments = above.filter((text) => text.startsWith('fragment'));
  fragments.forEach((text, index) => workspace.setText(`fragment-${String(index)}.guideline`, text));
  const base = above.filter((text) => !text.startsWith('fragment')).join('\n');
  const isCases = block.text.startsWith('cases for');
  if (isCases && base !== '') workspace.setText('guideline.guideline', withHeader(base));
  const own = block.language === 'conditions' ? conditionsSection(block.text) : block.text;
  const marked = isCases ? own : withHeader(base === '' ? own : `${base}\n${own}`);
  const { text, marks } = readMarks(marked);
  const uri = isCases ? 'example.cases' : 'example.guideline';
  workspace.setText(uri, text);
  const of = isCases ? workspace.guidelineOfCases(uri) : undefined;
  return {
    text,
    marks,
    guideline: workspace.guideline(uri),
    runs: of ? runCases(of.graph, workspace.cases(uri)?.value ?? []) : [],
    diagnostics: workspace.diagnostics(uri),
    formatted: workspace.format(uri),
  };
}

export function withHeader(text: string): string {
  return /^(?:# .*\n)*(?:guideline|fragment)\b/.test(text) ? text : `${header}\n${text}`;
}

/** The header of an example stands in no agreed layout of its own. */
export function laidOut(text: string): string {
  return text.replace(header, 'guideline "Example"\n  id       example\n  version  1.0\n');
}

function conditionsSection(text: string): string {
  const lines = text.trimEnd().split('\n');
  const items = lines.flatMap((line, index) => [
    `    - Condition ${String(index + 1)}  {condition-${String(index + 1)}}`,
    `        WHEN ${line}`,
  ]);
  return ['indications', '  ANY OF', ...items, ''].join('\n');
}
