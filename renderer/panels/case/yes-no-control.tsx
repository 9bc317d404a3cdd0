// Yes, no or not known as three radio buttons, each with a picture and a word.
import { IconCheck, IconQuestionMark, IconX } from '@tabler/icons-react';
import { useId } from 'react';
import styles from './case-panel.module.css';

interface YesNoControlProps {
  readonly labelledBy: string;
  readonly value: boolean | undefined;
  readonly onChange: (value: boolean | undefined) => void;
}

const answers = [
  { name: 'yes', value: true, label: 'Yes', icon: IconCheck },
  { name: 'no', value: false, label: 'No', icon: IconX },
  { name: 'unknown', value: undefined, label: 'Not known', icon: IconQuestionMark },
] as const;

export function YesNoControl({ labelledBy, value, onChange }: YesNoControlProps) {
  const group = useId();
  return (
    <div role="radiogroup" aria-labelledby={labelledBy} className={styles['answers']}>
      {answers.map(({ name, value: own, label, icon: Icon }) => (
        <label key={name} className={styles['answer']} data-answer={name} data-chosen={value === own}>
          <input
            type="radio"
            name={group}
            value={name}
            checked={value === own}
            onChange={() => onChange(own)}
          />
          <Icon size={13} stroke={2.5} aria-hidden />
          <span>{label}</span>
        </label>
      ))}
    </div>
  );
}
