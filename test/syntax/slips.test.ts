// Slips of the hand in conditions: each is told by itself, and its fix leaves a condition that is read.
import { describe, expect, it } from 'vitest';
import { nearNames } from '../../dsl/model/near-names.ts';
import { createWorkspace } from '../../dsl/workspace.ts';

const uri = 't.guideline';
const before =
  'guideline "G"\n  id g\n  version 1\n\ndata\n  age  "Age"  quantity in years\n  hba1c  "HbA1c"  quantity in %, precision 0.1\n  cells  "White cells"  count\n\nindications\n  ANY OF\n    - A\n      WHEN ';

function told(condition: string) {
  const workspace = createWorkspace();
  const text = `${before}${condition}\n`;
  workspace.setText(uri, text);
  const [first, ...others] = workspace.diagnostics(uri);
  const [fix] = first?.fixes ?? [];
  const fixed = (fix?.edits ?? []).reduce(
    (changed, { span, newText }) => changed.slice(0, span.start) + newText + changed.slice(span.end),
    text,
  );
  workspace.setText(uri, fixed);
  return {
    help: first?.help ?? '',
    others: others.length,
    fixed: fixed.slice(before.length).trim(),
    left: workspace.diagnostics(uri).length,
  };
}

describe('slips in conditions', () => {
  it.each([
    ['age => 18 years', 'The sign is `>=`.', 'age >= 18 years'],
    ['age =< 18 years', 'The sign is `<=`.', 'age <= 18 years'],
    ['age > = 18 years', 'The sign is `>=`.', 'age >= 18 years'],
    ['age == 18 years', 'The sign is `=`.', 'age = 18 years'],
    ['hba1c >= 8,5 %', 'Decimals have a point: `8.5`.', 'hba1c >= 8.5 %'],
    ['cells >= 1,000', 'Thousands have no comma: `1000`.', 'cells >= 1000'],
    [
      'age < 18 years or hba1c >= 8 %',
      'Between conditions it is `OR`, in capitals.',
      'age < 18 years OR hba1c >= 8 %',
    ],
    [
      'age < 18 years and hba1c >= 8 %',
      'Between conditions it is `AND`, in capitals.',
      'age < 18 years AND hba1c >= 8 %',
    ],
    ['A1c >= 8 %', 'Did you mean `hba1c`? Else declare it in the section data.', 'hba1c >= 8 %'],
    ['HbA1c >= 8 %', 'Did you mean `hba1c`? Else declare it in the section data.', 'hba1c >= 8 %'],
    ['hbac1 >= 8 %', 'Did you mean `hba1c`? Else declare it in the section data.', 'hba1c >= 8 %'],
  ])('%s', (condition, help, fixed) => {
    expect(told(condition)).toEqual({ help, others: 0, fixed, left: 0 });
  });

  it('guesses nothing where nothing is near', () => {
    expect(nearNames('weight', ['age', 'hba1c', 'cells'])).toEqual([]);
    expect(told('weight >= 8 kg').help).toBe('Declare it in the section data.');
    expect(told('age > 18 years old').help).toContain('Write it like');
  });
});
