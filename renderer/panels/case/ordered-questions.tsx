// All questions of the form in one list, the best next first, each with its section and the criteria above it.
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Facts, FormField } from '../../../dsl/index.ts';
import { useApp } from '../../app/store-context.tsx';
import { AskedQuestion } from './asked-question.tsx';
import { bestFirst, keepFocused } from './form-order.ts';

interface OrderedQuestionsProps {
  readonly path: string;
  readonly form: readonly FormField[];
}

const noFacts: Facts = {};
const nothing: readonly string[] = [];

export function OrderedQuestions({ path, form }: OrderedQuestionsProps) {
  const list = useRef<HTMLElement>(null);
  const facts = useApp((state) => state.facts[path] ?? noFacts);
  const missing = useApp((state) => state.answers[path]?.order ?? nothing);
  const wanted = useMemo(() => bestFirst(form, missing, facts), [form, missing, facts]);
  const [shown, setShown] = useState(wanted);
  useEffect(() => {
    const { activeElement } = document;
    const focused = list.current?.contains(activeElement)
      ? activeElement?.closest<HTMLElement>('[data-key]')?.dataset['key']
      : undefined;
    setShown((before) => keepFocused(before, wanted, focused));
  }, [wanted]);
  const fields = useMemo(() => new Map(form.map((field) => [field.key, field])), [form]);
  return (
    <section ref={list} aria-label="Questions, the best next first">
      {shown.map((key) => {
        const field = fields.get(key);
        return field === undefined ? null : (
          <AskedQuestion key={key} path={path} field={field} place={placeOf(field)} />
        );
      })}
    </section>
  );
}

function placeOf({ section, path }: FormField): string {
  return [section.title, ...(section.id === 'data' ? [] : path)].join(' › ');
}
