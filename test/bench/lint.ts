// Measures the linter on generated guidelines of growing size, whole and per rule; asserts nothing.
import { compileGuideline } from '../../dsl/compile.ts';
import { defaultLintConfig, levelOf, optionsOf } from '../../dsl/lint/config.ts';
import { createContext } from '../../dsl/lint/context.ts';
import { lintRules } from '../../dsl/lint/registry.ts';
import { createLinter } from '../../dsl/lint/run.ts';
import { createSourceText } from '../../dsl/source/source-text.ts';
import { createSyntax } from '../../dsl/syntax/parse.ts';

const syntax = createSyntax();
console.log('criteria  kind     lint, ms  findings  slowest parts, ms');
for (const kind of ['plain', 'repeated', 'guarded'] as const) {
  for (const count of [1000, 2500, 5000]) {
    const source = createSourceText('big.guideline', guidelineOf(count, kind));
    const compiled = compileGuideline(syntax, source, () => undefined);
    const runs = Array.from({ length: 3 }, () => timed(() => createLinter().lint(compiled, [compiled])));
    const median = runs.map(({ elapsed }) => elapsed).toSorted((a, b) => a - b)[1] ?? 0;
    const findings = runs[0]?.value.findings.length ?? 0;
    const slowest = slowestParts(compiled).map(([name, elapsed]) => `${name} ${elapsed.toFixed(0)}`);
    console.log(
      `${String(count).padStart(8)}  ${kind.padEnd(8)} ${median.toFixed(0).padStart(8)}  ${String(findings).padStart(8)}  ${slowest.join(', ')}`,
    );
  }
}

type Compiled = ReturnType<typeof compileGuideline>;

function slowestParts(compiled: Compiled): readonly (readonly [string, number])[] {
  const context = createContext(compiled, undefined);
  const parts: [string, () => unknown][] = [
    ['passages', () => context.passages],
    ['near misses', () => context.nearMisses],
    ['logic', () => context.logic],
    ['same meaning', () => context.sameMeaning],
    ...lintRules.flatMap((rule): [string, () => unknown][] =>
      rule.scope === 'file' && levelOf(rule, defaultLintConfig) !== 'off'
        ? [[rule.code, () => [...rule.check(context, optionsOf(rule, defaultLintConfig))]]]
        : [],
    ),
  ];
  const measured = parts.map(([name, run]) => [name, timed(run).elapsed] as const);
  return measured.toSorted(([, a], [, b]) => b - a).slice(0, 4);
}

function timed<T>(run: () => T): { readonly value: T; readonly elapsed: number } {
  const start = performance.now();
  const value = run();
  return { value, elapsed: performance.now() - start };
}

/** Ten criteria a group; `repeated`: many ask the same; `guarded`: many read one number. */
function guidelineOf(count: number, kind: 'plain' | 'repeated' | 'guarded'): string {
  const lines = ['guideline "Big"', '  id big', '  version 1', '  effective 2025-01-01'];
  if (kind === 'guarded') lines.push('data', '  age "Age" quantity in years, precision 1, from 0 to 130');
  lines.push('indications', '  ANY OF');
  for (let group = 0; group < count / 10; group++) {
    lines.push(
      `    ${String(group + 1)}. Disorder alpha${String(group)} of the brain AND ANY OF  [ref-${String(group % 100)}]`,
    );
    for (let item = 0; item < 9; item++) {
      const number = kind === 'repeated' ? (group * 7 + item) % 500 : group * 10 + item;
      lines.push(`       ${String.fromCharCode(97 + item)}. Finding beta${String(number)} with weakness`);
      if (kind === 'guarded' && item % 3 === 0)
        lines.push(`          WHEN age >= ${String((group * 3 + item) % 100)} years`);
      if (kind === 'guarded' && item % 3 === 1)
        lines.push(`          APPLIES TO age < ${String(((group + item) % 90) + 1)} years`);
    }
  }
  lines.push('terms');
  for (let term = 0; term < 300; term++)
    lines.push(
      `  Disorder alpha${String(term)}`,
      `    Number ${String(term)} of the disorders of the brain.`,
    );
  lines.push('references');
  for (let key = 0; key < 100; key++)
    lines.push(
      `  ref-${String(key)}  Author${String(key)}, A. (2020). Title number ${String(key)}. *Journal*, 1(1), 1-2.`,
    );
  return `${lines.join('\n')}\n`;
}
