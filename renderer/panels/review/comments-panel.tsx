// The comments on the open guideline as a list with filters, and the form for the criterion at the cursor.
import { NativeSelect } from '@mantine/core';
import { IconMessages } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { PrintedDocument } from '../../../dsl/index.ts';
import type { ReviewComment } from '../../../host/api.ts';
import { placeOfCriterion, printedWordsOf } from '../../app/state/printed-places.ts';
import { shownComments } from '../../app/state/reviewing.ts';
import type { ReviewFilter } from '../../app/state/reviewing.ts';
import { useActions, useApp } from '../../app/store-context.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { CommentCard, decisionWords } from './comment-card.tsx';
import { CommentForm } from './comment-form.tsx';
import styles from './review.module.css';

export function CommentsPanel(): ReactNode {
  const path = useApp((state) => state.activePath);
  const printed = useApp((state) => state.analyses[state.activePath ?? '']?.printed);
  const review = useApp((state) => state.reviews[state.activePath ?? '']);
  const focus = useApp((state) =>
    state.focus?.path === state.activePath ? state.focus?.criterion : undefined,
  );
  const filter = useApp((state) => state.reviewFilter);
  if (path === undefined || !path.endsWith('.guideline'))
    return (
      <EmptyState icon={<IconMessages size={26} />} title="Comments">
        What reviewers say of the open guideline is listed here.
      </EmptyState>
    );
  const comments = review?.comments ?? [];
  const shown = shownComments(comments, filter);
  const words = focus === undefined || printed === undefined ? '' : printedWordsOf(printed, focus);
  return (
    <div className={styles['panel']}>
      {focus === undefined || words === '' ? (
        <p className={styles['aside']}>Put the cursor into a criterion to comment on it.</p>
      ) : (
        <section className={styles['aboutFocus']} aria-label="Criterion at the cursor">
          <p className={styles['focusWords']}>{words}</p>
          <CommentForm
            key={focus}
            path={path}
            anchor={{ criterion: focus, change: '', against: '', quote: words }}
            about={words}
          />
        </section>
      )}
      <Filters comments={comments} filter={filter} />
      {shown.length === 0 ? (
        <p className={styles['aside']}>
          {comments.length === 0
            ? 'Nobody has commented on this guideline yet.'
            : `${comments.length} ${comments.length === 1 ? 'comment is' : 'comments are'} hidden by the filters.`}
        </p>
      ) : (
        <ol className={styles['list']} aria-label={`Comments on ${path}`}>
          {shown.map((comment) => (
            <li key={comment.id}>
              <ListedComment path={path} comment={comment} printed={printed} />
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

interface ListedCommentProps {
  readonly path: string;
  readonly comment: ReviewComment;
  readonly printed: PrintedDocument | undefined;
}

function ListedComment({ path, comment, printed }: ListedCommentProps): ReactNode {
  const { setCommentState, goTo } = useActions();
  const place = printed && placeOfCriterion(printed, comment.criterion);
  const ofCriterion = comment.change === '' && printed !== undefined;
  return (
    <CommentCard
      path={path}
      comment={comment}
      wordsNow={ofCriterion ? printedWordsOf(printed, comment.criterion) : undefined}
      onShow={place && (() => void goTo(place.uri, place.span.start, place.span.start))}
      onState={(state) => void setCommentState(path, comment.id, state)}
    />
  );
}

interface FiltersProps {
  readonly comments: readonly ReviewComment[];
  readonly filter: ReviewFilter;
}

function Filters({ comments, filter }: FiltersProps): ReactNode {
  const { setReviewFilter } = useActions();
  const count = (part: Partial<ReviewFilter>): number =>
    shownComments(comments, { ...filter, ...part }).length;
  return (
    <div className={styles['filters']} role="group" aria-label="Which comments to show">
      <NativeSelect
        size="xs"
        aria-label="Open or resolved"
        value={filter.state}
        onChange={(event) =>
          setReviewFilter({ state: states.find((one) => one === event.currentTarget.value) ?? 'open' })
        }
        data={states.map((state) => ({ value: state, label: `${stateWords[state]} (${count({ state })})` }))}
      />
      <NativeSelect
        size="xs"
        aria-label="Kind of comment"
        value={filter.decision}
        onChange={(event) =>
          setReviewFilter({ decision: decisions.find((one) => one === event.currentTarget.value) ?? 'any' })
        }
        data={decisions.map((decision) => ({
          value: decision,
          label: `${decision === 'any' ? 'All kinds' : decisionWords[decision]} (${count({ decision })})`,
        }))}
      />
    </div>
  );
}

const states: readonly ReviewFilter['state'][] = ['open', 'resolved', 'all'];
const stateWords: Readonly<Record<ReviewFilter['state'], string>> = {
  open: 'Open',
  resolved: 'Resolved',
  all: 'Open and resolved',
};
const decisions: readonly ReviewFilter['decision'][] = ['any', 'ask', 'accept', 'none'];
