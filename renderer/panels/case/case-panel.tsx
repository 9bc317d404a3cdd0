// The case form: every question of the guideline with its answer, and the determination as it changes.
import { Button } from '@mantine/core';
import { IconClipboardCheck } from '@tabler/icons-react';
import { useCallback, useMemo } from 'react';
import type { ExplainedCriterion, Facts, FormField } from '../../../dsl/index.ts';
import { useActions, useApp } from '../../app/store-context.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import type { CaseAnswer } from '../../worker/protocol.ts';
import styles from './case-panel.module.css';
import { CaseRuns } from './case-runs.tsx';
import { summarise } from './case-summary.ts';
import { DeterminationCard } from './determination-card.tsx';
import { groupForm } from './form-sections.ts';
import type { FormBlock } from './form-sections.ts';
import { Question } from './question.tsx';

export function CasePanel() {
  const path = useApp((state) => state.activePath);
  const form = useApp((state) => state.analyses[state.activePath ?? '']?.form);
  if (path?.endsWith('.cases') === true) return <CaseRuns path={path} />;
  if (path === undefined || form === undefined || form.length === 0) {
    return (
      <EmptyState icon={<IconClipboardCheck size={26} />} title="Try a case">
        Every criterion of an open guideline becomes a question here. Answer yes, no or not known, and see
        what the guideline says.
      </EmptyState>
    );
  }
  return <CaseForm path={path} form={form} />;
}

interface CaseFormProps {
  readonly path: string;
  readonly form: readonly FormField[];
}

const noFacts: Facts = {};

function CaseForm({ path, form }: CaseFormProps) {
  const facts = useApp((state) => state.facts[path] ?? noFacts);
  const answer = useApp((state) => state.answers[path]);
  const errors = useApp(
    (state) => state.checks[path]?.diagnostics.filter(({ severity }) => severity === 'error').length ?? 0,
  );
  const { answerOthersNo, resetCase, goToCriterion, goToQuestion, showInspector } = useActions();
  const groups = useMemo(() => groupForm(form), [form]);
  const summary = useMemo(() => (answer === undefined ? undefined : summarise(answer, form)), [answer, form]);
  const answered = form.filter((field) => facts[field.key] !== undefined).length;
  const showReason = ({ id, uri, span }: ExplainedCriterion): void => {
    void goToCriterion(path, id.replace(/\.head$/, ''), { uri, ...span });
  };
  return (
    <div className={styles['panel']}>
      <div className={styles['top']}>
        {errors === 0 ? null : (
          <div className={styles['faulty']} role="alert">
            <span>
              The guideline has {errors === 1 ? 'an error' : `${errors} errors`}: what could not be read
              counts as unknown, so do not rely on this determination.
            </span>
            <Button size="compact-xs" variant="default" onClick={() => showInspector('problems')}>
              Show problems
            </Button>
          </div>
        )}
        {summary === undefined ? null : (
          <DeterminationCard summary={summary} onShow={showReason} onAsk={goToQuestion} />
        )}
        <div className={styles['tools']}>
          <span>
            {answered} of {form.length} answered
          </span>
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => answerOthersNo(path)}
            disabled={answered === form.length}
          >
            Answer all others no
          </Button>
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            onClick={() => resetCase(path)}
            disabled={answered === 0}
          >
            Start again
          </Button>
        </div>
      </div>
      <div className={styles['form']}>
        {groups.map((group) => (
          <section key={group.id} aria-label={group.title}>
            <h2 className={styles['section']}>{group.title}</h2>
            {group.blocks.map((block) => (
              <Block key={block.fields[0]?.key ?? ''} path={path} block={block} />
            ))}
          </section>
        ))}
      </div>
    </div>
  );
}

function Block({ path, block }: { readonly path: string; readonly block: FormBlock }) {
  const heading = block.path.join(' › ');
  return (
    <div className={styles['block']} role="group" aria-label={heading || undefined}>
      {heading === '' ? null : <h3 className={styles['path']}>{heading}</h3>}
      {block.fields.map((field) => (
        <Asked key={field.key} path={path} field={field} />
      ))}
    </div>
  );
}

/** Reads only what belongs to its own question, so that one answer renders one question again. */
function Asked({ path, field }: { readonly path: string; readonly field: FormField }) {
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
    ({ place, criterion, section }: FormField) => {
      const { start } = place.span;
      if (section.id === 'data') void goTo(place.uri, start, start);
      else void goToCriterion(path, criterion, { uri: place.uri, start, end: start });
    },
    [path, goTo, goToCriterion],
  );
  return (
    <Question
      field={field}
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
