// A search box with the place among the hits and the ways to the next and the one before; knows no guideline.
import { ActionIcon, TextInput, Tooltip } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconSearch, IconX } from '@tabler/icons-react';
import type { KeyboardEvent, ReactNode, Ref } from 'react';
import styles from './search-field.module.css';

interface SearchFieldProps {
  readonly label: string;
  readonly placeholder: string;
  readonly query: string;
  /** 1-based place of the current hit, 0 for none. */
  readonly place: number;
  readonly hits: number;
  onQuery(query: string): void;
  onNext(): void;
  onPrevious(): void;
  /** Escape in the field: after clearing it. */
  onLeave(): void;
  readonly field: Ref<HTMLInputElement>;
}

export function SearchField(props: SearchFieldProps): ReactNode {
  const { query, hits, place, field } = props;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') {
      if (event.shiftKey) props.onPrevious();
      else props.onNext();
    } else if (event.key === 'Escape') {
      props.onQuery('');
      props.onLeave();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const asked = query.trim() !== '';
  return (
    <div className={styles['search']} role="search">
      <TextInput
        ref={field}
        size="xs"
        className={styles['field'] ?? ''}
        aria-label={props.label}
        placeholder={props.placeholder}
        value={query}
        onChange={(event) => props.onQuery(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        leftSection={<IconSearch size={15} aria-hidden />}
        rightSection={
          asked ? (
            <ActionIcon
              variant="transparent"
              color="gray"
              size={22}
              aria-label="Clear the search"
              onClick={() => props.onQuery('')}
            >
              <IconX size={14} />
            </ActionIcon>
          ) : null
        }
      />
      <span className={styles['count']} role="status">
        {asked ? (hits === 0 ? 'none' : `${place} of ${hits}`) : ''}
      </span>
      {asked ? (
        <>
          <Step
            label="Previous (Shift+Enter)"
            onClick={props.onPrevious}
            disabled={hits === 0}
            icon={<IconChevronUp size={16} />}
          />
          <Step
            label="Next (Enter)"
            onClick={props.onNext}
            disabled={hits === 0}
            icon={<IconChevronDown size={16} />}
          />
        </>
      ) : null}
    </div>
  );
}

interface StepProps {
  readonly label: string;
  readonly icon: ReactNode;
  readonly disabled: boolean;
  onClick(): void;
}

function Step({ label, icon, disabled, onClick }: StepProps): ReactNode {
  return (
    <Tooltip label={label} openDelay={400}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={26}
        aria-label={label}
        disabled={disabled}
        onClick={onClick}
      >
        {icon}
      </ActionIcon>
    </Tooltip>
  );
}
