// The author's list of changes beside the drafted one: what no change bears out and what no line tells is marked on both sides.
import { Button, CopyButton } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconCopy, IconFilePlus, IconPlus } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import type { Change, Claim, GuidelineDiff, SummaryBullet } from '../../../dsl/index.ts';
import { Behind, ChangeLinks } from './summary-changes.tsx';
import { NewLine, SummaryLineEditor } from './summary-editor.tsx';
import type { EditedLine } from './summary-editor.tsx';
import { isTold, summaryAsSource, summaryAsText } from './summary-text.ts';
import styles from './compare.module.css';

/** What may be done to the author's list; each is an edit of the guideline's text. */
export interface SummaryEdits {
  change(claim: Claim, line: EditedLine | undefined): void;
  /** A line of fields, or one as it is written in a guideline. */
  add(line: EditedLine | string): void;
  /** Lines on what the list does not speak of yet. */
  insertDraft(lines: readonly string[]): void;
}

interface SummaryLensProps {
  readonly diff: GuidelineDiff;
  /** Left out: the list can only be read. */
  readonly edits: SummaryEdits | undefined;
  onShow(change: Change): void;
}

interface PartProps extends SummaryLensProps {
  named(ids: readonly string[]): readonly Change[];
}

export function SummaryLens(props: SummaryLensProps): ReactNode {
  const { diff } = props;
  const byId = useMemo(() => new Map(diff.changes.map((change) => [change.id, change])), [diff]);
  const named = (ids: readonly string[]): readonly Change[] => ids.flatMap((id) => byId.get(id) ?? []);
  return (
    <div className={`${styles['lens'] ?? ''} ${styles['columns'] ?? ''}`}>
      <section className={styles['column']} aria-labelledby="printed-summary">
        <header className={styles['columnBar']}>
          <h3 id="printed-summary">Printed in {diff.new.label}, checked</h3>
        </header>
        <Printed {...props} named={named} />
      </section>
      <section className={styles['column']} aria-labelledby="drafted-summary">
        <header className={styles['columnBar']}>
          <h3 id="drafted-summary">Drafted from the comparison</h3>
          <DraftButtons {...props} />
        </header>
        <Draft {...props} named={named} />
      </section>
    </div>
  );
}

function DraftButtons({ diff: { summary }, edits }: SummaryLensProps): ReactNode {
  const lines = summaryAsSource(summary);
  return (
    <span className={styles['buttons']}>
      <CopyButton value={summaryAsText(summary)}>
        {({ copied, copy }) => (
          <Button
            variant="default"
            size="compact-xs"
            leftSection={copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
            onClick={copy}
          >
            {copied ? 'Copied' : 'Copy'}
          </Button>
        )}
      </CopyButton>
      {edits && lines.length > 0 ? (
        <Button
          variant="light"
          size="compact-xs"
          leftSection={<IconFilePlus size={14} aria-hidden />}
          onClick={() => edits.insertDraft(lines)}
        >
          Insert the draft
        </Button>
      ) : null}
    </span>
  );
}

function Draft({ diff, edits, named, onShow }: PartProps): ReactNode {
  const { summary } = diff;
  if (summary.groups.length === 0)
    return <p className={styles['quiet']}>Nothing to tell: no change that readers are told of.</p>;
  return (
    <>
      <p className={styles['leadText']}>{summary.lead}</p>
      {summary.groups.map((group) => (
        <div key={group.heading} className={styles['summaryGroup']}>
          <p>{group.heading}</p>
          {group.bullets.length === 0 ? <Behind changes={named(group.changes)} onShow={onShow} /> : null}
          <ul>
            {group.bullets.map((bullet) => (
              <li key={bullet.words}>
                {bullet.words}
                <Told bullet={bullet} diff={diff} edits={edits} />
                <Behind changes={named(bullet.changes)} onShow={onShow} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </>
  );
}

function Told({
  bullet,
  diff: { claims, new: newer },
  edits,
}: Pick<SummaryLensProps, 'diff' | 'edits'> & { readonly bullet: SummaryBullet }): ReactNode {
  const told = claims.listed ? isTold(bullet, claims) : 'not told';
  if (told === 'told') return null;
  return (
    <>
      {claims.listed ? (
        <span className={styles['finding']}>
          <IconAlertTriangle size={14} aria-hidden />
          {told === 'not told' ? `not printed in ${newer.label}` : `printed in part in ${newer.label}`}
        </span>
      ) : null}
      {edits ? (
        <Button
          variant="subtle"
          size="compact-xs"
          leftSection={<IconPlus size={13} aria-hidden />}
          aria-label={`Insert this one: ${bullet.words}`}
          onClick={() => edits.add(bullet.source)}
        >
          Insert this one
        </Button>
      ) : null}
    </>
  );
}

function Printed({ diff, edits, named, onShow }: PartProps): ReactNode {
  const { claims } = diff;
  return (
    <>
      {claims.listed ? (
        <ul className={styles['claims']}>
          {claims.claims.map((claim) => (
            <SummaryLineEditor
              key={`${claim.place.span.start}`}
              claim={claim}
              changes={named(claim.changes)}
              onChange={edits?.change}
              onShow={onShow}
            />
          ))}
        </ul>
      ) : (
        <p className={styles['quiet']}>
          {diff.new.label} has no list of changes from {diff.old.label} yet. Insert the draft, or write the
          first line.
        </p>
      )}
      {edits ? <NewLine onAdd={edits.add} /> : null}
      {claims.listed ? <Untold changes={named(claims.unmentioned)} onShow={onShow} /> : null}
    </>
  );
}

function Untold({
  changes,
  onShow,
}: Pick<SummaryLensProps, 'onShow'> & { readonly changes: readonly Change[] }): ReactNode {
  if (changes.length === 0)
    return <p className={styles['quiet']}>Every change that readers expect to be told is told.</p>;
  return (
    <div className={styles['untold']}>
      <p>
        <IconAlertTriangle size={15} aria-hidden /> {changes.length}{' '}
        {changes.length === 1 ? 'change' : 'changes'} that the list does not mention
      </p>
      <ChangeLinks changes={changes} onShow={onShow} />
    </div>
  );
}
