// Two generated versions of a guideline that differ in a share of their criteria, as texts; reads nothing.
import { randomBelow } from './formulas.ts';

export interface VersionShape {
  readonly criteria: number;
  /** Of 100 criteria, how many are edited: left out, added, asked otherwise, or their group joined otherwise. */
  readonly edited: number;
  /** Of 100 criteria, how many ask what was asked before. */
  readonly shared: number;
  /** Every so many groups one is AT LEAST 3 OF; 0 is none. */
  readonly countEvery: number;
}

/** Ten criteria a group: one that says what is wrong, and nine findings. */
export function twoVersions({
  criteria,
  edited,
  shared,
  countEvery,
}: VersionShape): readonly [string, string] {
  const random = randomBelow(5);
  const lines: [string[], string[]] = [heading('1'), heading('2')];
  const both = (line: string): void => lines.forEach((each) => each.push(line));
  const asked: string[] = [];
  for (let group = 0; group < criteria / 10; group++) {
    const counts = countEvery > 0 && group % countEvery === 0;
    const before = counts ? 'AT LEAST 3 OF' : random(10) < 3 ? 'ALL OF' : 'ANY OF';
    const after = random(100) < edited ? otherQuantifier[before] : before;
    for (const [version, quantifier] of [before, after].entries())
      lines[version]?.push(
        `    ${String(group + 1)}. Disorder alpha${String(group)} of the brain AND ${quantifier} {g${String(group)}}`,
      );
    for (let item = 0; item < 9; item++) {
      const number = group * 9 + item;
      const marker = `       ${String.fromCharCode(97 + item)}.`;
      const id = `{q${String(number)}}`;
      if (asked.length > 0 && random(100) < shared) {
        both(`${marker} As was seen in place ${String(number)}  {m${String(number)}}`);
        both(`          WHEN MET {${asked[random(asked.length)] ?? ''}}`);
        continue;
      }
      const words = `Finding beta${String(number)} with weakness`;
      const way = random(100) < edited ? random(3) : -1;
      if (way !== 1) lines[0].push(`${marker} ${words}  ${id}`);
      if (way === 0)
        lines[1].push(`${marker} Pain in region ${String(number + 7)} for weeks  {r${String(number)}}`);
      else if (way !== 2 || item === 0) lines[1].push(`${marker} ${words}  ${id}`);
      if (way === -1) asked.push(`q${String(number)}`);
    }
  }
  return [`${lines[0].join('\n')}\n`, `${lines[1].join('\n')}\n`];
}

const otherQuantifier = { 'ANY OF': 'ALL OF', 'ALL OF': 'ANY OF', 'AT LEAST 3 OF': 'AT LEAST 2 OF' } as const;

function heading(version: string): string[] {
  return [
    'guideline "Generated"',
    '  id generated',
    `  version ${version}`,
    '  effective 2025-01-01',
    'indications',
    '  ANY OF',
  ];
}
