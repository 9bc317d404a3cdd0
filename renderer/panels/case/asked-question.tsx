// A question of the form with its answer in the store; reads only its own, so that one answer renders one question again.
import { useCallback } from 'react';
import type { FormField } from '../../../dsl/index.ts';
import { useActions, useApp } from '../../app/store-context.tsx';
import type { CaseAnswer } from '../../worker/protocol.ts';
import { Question } from './question.tsx';

interface AskedQuestionProps {
  readonly path: string;
  readonly field: FormField;
  /** Section and criteria above it, where no heading says so; ''. */
  readonly place: string;
}

export function AskedQuestion({ path, field, place }: AskedQuestionProps) {
  const { key } = field;
  const fact = useApp((state) => state.facts[path]?.[key]);
  const problem = useApp(
    (state) =>
      state.answers[path]?.explanation.decision.invalid.find((entry) => entry.key === key)?.why ?? '',
  );
  const isNext = useApp((state) => isNextQuestion(state.answers[path], key));
  const settled = useApp((state) => {
    const explanation = state.answers[path]?.explanation;
    if (explanation === undefined || state.facts[path]?.[key] !== undefined) return false;
    return explanation.verdict.settled || !explanation.decision.missing.includes(key);
  });
  const wanted = useApp((state) => state.wantedQuestion?.key === key);
  const { setFact, goToCriterion, goTo, arriveAtQuestion } = useActions();
  const change = useCallback(
    (changed: string, value: unknown) => setFact(path, changed, value),
    [path, setFact],
  );
  const show = useCallback(
    ({ place: at, criterion, section }: FormField) => {
      const { start } = at.span;
      if (section.id === 'data') void goTo(at.uri, start, start);
      else void goToCriterion(path, criterion, { uri: at.uri, start, end: start });
    },
    [path, goTo, goToCriterion],
  );
  return (
    <Question
      field={field}
      place={place}
      fact={fact}
      problem={problem}
      settled={settled}
      isNext={isNext}
      wanted={wanted}
      onArrive={arriveAtQuestion}
      onChange={change}
      onShow={show}
    />
  );
}

/** Once the determination is settled no question is next. */
function isNextQuestion(answer: CaseAnswer | undefined, key: string): boolean {
  return (
    answer !== undefined && !answer.explanation.verdict.settled && answer.explanation.nextQuestion === key
  );
}
