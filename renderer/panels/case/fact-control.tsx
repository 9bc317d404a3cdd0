// The control that fits a fact: yes and no, a choice, a number with its unit, a date, codes.
import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FormControl, FormField } from '../../../dsl/index.ts';
import { factOf, textOf } from './fact-text.ts';
import { YesNoControl } from './yes-no-control.tsx';

interface FactControlProps {
  readonly field: FormField;
  readonly fact: unknown;
  /** Ids of the label and of what explains the field. */
  readonly labelledBy: string;
  readonly describedBy: string | undefined;
  readonly invalid: boolean;
  readonly onChange: (fact: unknown) => void;
}

export function FactControl(props: FactControlProps) {
  const { field, fact, labelledBy, onChange } = props;
  const { control } = field;
  switch (control.kind) {
    case 'question':
    case 'yes-no':
      return (
        <YesNoControl
          labelledBy={labelledBy}
          value={typeof fact === 'boolean' ? fact : undefined}
          onChange={onChange}
        />
      );
    case 'choice':
    case 'scale':
      return (
        <NativeSelect
          aria-labelledby={labelledBy}
          value={textOf(fact)}
          onChange={(event) => onChange(factOf(control, event.currentTarget.value))}
          data={[
            { value: '', label: 'Not known' },
            ...control.values.map((value) => ({ value, label: value.replaceAll('-', ' ') })),
          ]}
        />
      );
    case 'quantity':
    case 'count':
    case 'date':
    case 'codes':
      return <TypedFact {...props} />;
  }
}

/** Keeps what is typed even where it is no valid fact yet; follows the fact when it is changed elsewhere. */
function TypedFact({ field, fact, labelledBy, describedBy, invalid, onChange }: FactControlProps) {
  const { control } = field;
  const [typed, setTyped] = useState(textOf(fact));
  const shown = textOf(factOf(control, typed)) === textOf(fact) ? typed : textOf(fact);
  return (
    <TextInput
      type={control.kind === 'date' ? 'date' : 'text'}
      inputMode={inputModeOf(control)}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      aria-invalid={invalid || undefined}
      error={invalid}
      value={shown}
      placeholder={placeholderOf(control)}
      rightSection={
        control.kind === 'quantity' && control.unit !== '' ? <span>{control.unit}</span> : undefined
      }
      rightSectionWidth={
        control.kind === 'quantity' ? `${Math.max(3, control.unit.length + 1.5)}ch` : undefined
      }
      rightSectionPointerEvents="none"
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        onChange(factOf(control, event.currentTarget.value));
      }}
    />
  );
}

function inputModeOf(control: FormControl): 'decimal' | 'numeric' | undefined {
  if (control.kind === 'quantity') return 'decimal';
  return control.kind === 'count' ? 'numeric' : undefined;
}

function placeholderOf(control: FormControl): string {
  switch (control.kind) {
    case 'codes':
    case 'quantity':
    case 'count':
      return 'Not known';
    case 'question':
    case 'yes-no':
    case 'choice':
    case 'scale':
    case 'date':
      return '';
  }
}
