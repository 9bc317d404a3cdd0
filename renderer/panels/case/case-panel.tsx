// The case form: every question of the guideline with its answer, and the determination as it changes.
import { Button } from '@mantine/core';
import { IconClipboardCheck } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { Facts, FormField } from '../../../dsl/index.ts';
import { triedGuideline } from '../../app/state/case-tables.ts';
import { useActions, useApp } from '../../app/store-context.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { AskedQuestion } from './asked-question.tsx';
import styles from './case-panel.module.css';
import { useUndoKeys } from './use-undo-keys.ts';
import { refusedAnswers, summarise } from './case-summary.ts';
import type { Reason } from './case-summary.ts';
import { CaseTools } from './case-tools.tsx';
import { DeterminationCard } from './determination-card.tsx';
import { groupForm } from './form-sections.ts';
import type { FormBlock } from './form-sections.ts';
import { OrderedQuestions } from './ordered-questions.tsx';

export function CasePanel() {
  const path = useApp(triedGuideline);
  const isOpen = useApp((state) => state.analyses[triedGuideline(state) ?? ''] !== undefined);
  const form = useApp((state) => state.analyses[triedGuideline(state) ?? '']?.form);
  if (path !== undefined && !isOpen) return <ClosedGuideline path={path} />;
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

function ClosedGuideline({ path }: { readonly path: string }) {
  const { openFile } = useActions();
  return (
    <EmptyState
      icon={<IconClipboardCheck size={26} />}
      title="These are cases of a guideline that is closed"
      actions={<Button onClick={() => void openFile(path)}>Open {path}</Button>}
    >
      Open it to answer its questions here. A click on a case in the list of cases opens both.
    </EmptyState>
  );
}

interface CaseFormProps {
  readonly path: string;
  readonly form: readonly FormField[];
}

const noFacts: Facts = {};

function CaseForm({ path, form }: CaseFormProps) {
  const facts = useApp((state) => state.facts[path] ?? noFacts);
  const answer = useApp((state) => state.answers[path]);
  const order = useApp((state) => state.formOrder);
  const { goToCriterion, goToQuestion, undoFacts, redoFacts } = useActions();
  const part = useUndoKeys(
    () => undoFacts(path),
    () => redoFacts(path),
  );
  const criteria = useApp((state) => state.analyses[path]?.criteria);
  const summary = useMemo(
    () => (answer === undefined ? undefined : summarise(answer, form, criteria)),
    [answer, form, criteria],
  );
  const refused = refusedAnswers(form, facts, answer).length;
  const answered = form.filter((field) => facts[field.key] !== undefined).length - refused;
  const showReason = ({ id, uri, span }: Reason): void => {
    void goToCriterion(path, id.replace(/\.head$/, ''), { uri, ...span });
  };
  return (
    <div ref={part} className={styles['panel']}>
      <div className={styles['top']}>
        <FaultyGuideline path={path} />
        {summary === undefined ? null : (
          <DeterminationCard summary={summary} form={form} onShow={showReason} onAsk={goToQuestion} />
        )}
        <CaseTools path={path} answered={answered} refused={refused} questions={form.length} />
      </div>
      <div className={styles['form']}>
        {order === 'best' ? (
          <OrderedQuestions key={path} path={path} form={form} />
        ) : (
          <PrintedQuestions path={path} form={form} />
        )}
      </div>
    </div>
  );
}

function FaultyGuideline({ path }: { readonly path: string }) {
  const errors = useApp(
    (state) => state.checks[path]?.diagnostics.filter(({ severity }) => severity === 'error').length ?? 0,
  );
  const isEarlier = useApp((state) => state.analyses[path]?.formIsEarlier ?? false);
  const { showInspector } = useActions();
  if (errors === 0) return null;
  return (
    <div className={styles['faulty']} role="alert">
      <span>
        The guideline has {errors === 1 ? 'an error' : `${errors} errors`}:{' '}
        {isEarlier
          ? 'questions and determination are those of its last version without errors.'
          : 'what could not be read counts as unknown, so do not rely on this determination.'}
      </span>
      <Button size="compact-xs" variant="default" onClick={() => showInspector('problems')}>
        Show problems
      </Button>
    </div>
  );
}

function PrintedQuestions({ path, form }: CaseFormProps) {
  const groups = useMemo(() => groupForm(form), [form]);
  return groups.map((group) => (
    <section key={group.id} aria-label={group.title}>
      <h2 className={styles['section']}>{group.title}</h2>
      {group.blocks.map((block) => (
        <Block key={block.fields[0]?.key ?? ''} path={path} block={block} />
      ))}
    </section>
  ));
}

function Block({ path, block }: { readonly path: string; readonly block: FormBlock }) {
  const heading = block.path.join(' › ');
  return (
    <div className={styles['block']} role="group" aria-label={heading || undefined}>
      {heading === '' ? null : <h3 className={styles['path']}>{heading}</h3>}
      {block.fields.map((field) => (
        <AskedQuestion key={field.key} path={path} field={field} place="" />
      ))}
    </div>
  );
}
