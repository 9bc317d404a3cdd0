// The answers of the program in docs/analysis.md, printed by the command line itself between the words of the page; writes no file.
import { readFileSync } from 'node:fs';
import { main } from '../../cli/main.ts';
import { plainStyle, type Terminal } from '../../cli/terminal.ts';

const path = 'docs/analysis.md';
/** `<!-- printed: analyze FILE --most 2 | Says the same | Best asked -->`: the paragraphs of the answer that begin so, or all of it. */
const printed = /^(<!-- printed: ([^|\n]+?)((?: \| [^|\n]+?)*) -->\n)```console\n[\s\S]*?^```$/gm;

export async function analysisPages(): Promise<ReadonlyMap<string, string>> {
  const page = readFileSync(path, 'utf8');
  const blocks = [...page.matchAll(printed)];
  if (blocks.length === 0) throw new Error(`${path} has no place for answers of the program.`);
  const parts: string[] = [];
  let end = 0;
  for (const { index, 0: block, 1: marker = '', 2: command = '', 3: wanted = '' } of blocks) {
    const headings = wanted.split(' | ').filter((heading) => heading !== '');
    const answer = chosen(await answerTo(command), headings);
    parts.push(page.slice(end, index), `${marker}\`\`\`console\n$ guideline ${command}\n${answer}\n\`\`\``);
    end = index + block.length;
  }
  return new Map([[path, parts.join('') + page.slice(end)]]);
}

async function answerTo(command: string): Promise<string> {
  const lines: string[] = [];
  const terminal: Terminal = {
    cwd: process.cwd(),
    environment: {},
    width: 100,
    style: plainStyle,
    out: (text) => void lines.push(text),
    error: (text) => void lines.push(text),
  };
  await main(command.split(' '), terminal);
  return lines.join('\n').trimEnd();
}

function chosen(answer: string, headings: readonly string[]): string {
  if (headings.length === 0) return answer;
  const paragraphs = answer.split('\n\n');
  return headings
    .map((heading) => {
      const found = paragraphs.filter((paragraph) => paragraph.startsWith(heading));
      if (found.length === 0) throw new Error(`${path}: nothing that is printed begins with "${heading}".`);
      return found.join('\n\n');
    })
    .join('\n\n');
}
