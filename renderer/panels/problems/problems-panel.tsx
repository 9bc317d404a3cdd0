// What is wrong or doubtful in the open document: the check and the linter in one list, parted by weight, with what is waived and why.
import { IconRosetteDiscountCheck } from '@tabler/icons-react';
import { useApp } from '../../app/store-context.tsx';
import { isFinding, waivedFindings } from '../../app/state/problems.ts';
import type { Problem } from '../../app/state/problems.ts';
import type { ProblemGroup } from '../../app/state/view.ts';
import { useProblems } from '../../app/use-problems.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ProblemFilter } from './problem-filter.tsx';
import { ProblemRow } from './problem-row.tsx';
import styles from './problems-panel.module.css';

export function ProblemsPanel() {
  const path = useApp((state) => state.activePath);
  const problems = useProblems();
  const known = useApp((state) => state.findings[state.activePath ?? '']);
  const shown = useApp((state) => state.problemGroups);
  if (path === undefined || problems === undefined) {
    return (
      <EmptyState icon={<IconRosetteDiscountCheck size={26} />} title="Problems">
        Everything that the check finds in the open document is listed here, with what to do about it.
      </EmptyState>
    );
  }
  const waived = waivedFindings(known);
  const lists = groups.map(({ group, title }) => ({
    group,
    title,
    problems: group === 'waived' ? waived : problems.filter(({ severity }) => severity === group),
  }));
  const listed = lists.filter(({ group, problems: of }) => shown.includes(group) && of.length > 0);
  return (
    <div className={styles['panel']} aria-busy={known?.moved ?? false}>
      <ProblemFilter counts={lists.map(({ group, problems: of }) => ({ group, count: of.length }))} />
      <LintFaults />
      {known?.paused === true ? (
        <p className={styles['aside']}>The linter looks the text over once its errors are corrected.</p>
      ) : null}
      {known?.notes.map((note) => (
        <p key={note} className={styles['aside']}>
          {note}
        </p>
      ))}
      {listed.length === 0 ? (
        <NothingListed hidden={problems.length} />
      ) : (
        <div className={styles['lists']} aria-label={`Problems of ${path}`} role="region">
          {listed.map(({ group, title, problems: of }) => (
            <section key={group} aria-label={title}>
              <h2 className={styles['heading']}>
                {title} <span>{of.length}</span>
              </h2>
              <ol className={styles['list']}>
                {of.map((problem, index) => (
                  <ProblemRow
                    key={keyOf(problem, index)}
                    problem={problem}
                    path={path}
                    madeFor={isFinding(problem) ? known?.text : undefined}
                  />
                ))}
              </ol>
            </section>
          ))}
        </div>
      )}
    </div>
  );
}

const groups: readonly { readonly group: ProblemGroup; readonly title: string }[] = [
  { group: 'error', title: 'Errors' },
  { group: 'warning', title: 'Warnings' },
  { group: 'info', title: 'Advice' },
  { group: 'waived', title: 'Waived' },
];

function keyOf({ code, uri, span }: Problem, index: number): string {
  return `${code} ${uri} ${span.start} ${index}`;
}

/** `hidden`: how many the chosen groups leave out. */
function NothingListed({ hidden }: { readonly hidden: number }) {
  if (hidden > 0) {
    return (
      <EmptyState icon={<IconRosetteDiscountCheck size={26} />} title="Nothing of the chosen kinds">
        Choose another kind above to see the rest.
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={<IconRosetteDiscountCheck size={26} />} title="No problems" tone="good">
      The text reads as a guideline, every name in it is known, and the linter has no open question.
    </EmptyState>
  );
}

/** They are about the library, not about a text: no place in the editor shows them. */
function LintFaults() {
  const faults = useApp((state) => state.lintFaults);
  return faults.map(({ path, line, message, help }) => (
    <div key={`${path} ${line} ${message}`} className={styles['fault']} role="note">
      <strong>
        {path}, line {line}
      </strong>
      <p>{message}</p>
      <p>{help}</p>
    </div>
  ));
}
