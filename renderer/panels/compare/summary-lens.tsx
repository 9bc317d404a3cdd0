// The drafted summary of changes beside the check of the printed one, each tied to the changes behind it.
import { Button, CopyButton } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconCopy, IconFilePlus, IconPlaylistX } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import type { Change, Claim, DraftSummary, GuidelineDiff, Place } from '../../../dsl/index.ts';
import { isTold, summaryAsSource, summaryAsText } from './summary-text.ts';
import styles from './compare.module.css';

interface SummaryLensProps {
  readonly diff: GuidelineDiff;
  onJump(side: 'old' | 'new', place: Place, id: string): void;
  /** With the lines of a `changes from` section. */
  readonly onDraftSummary: ((lines: readonly string[]) => void) | undefined;
}

export function SummaryLens({ diff, onJump, onDraftSummary }: SummaryLensProps): ReactNode {
  const byId = useMemo(() => new Map(diff.changes.map((change) => [change.id, change])), [diff]);
  const named = (ids: readonly string[]): readonly Change[] => ids.flatMap((id) => byId.get(id) ?? []);
  return (
    <div className={`${styles['lens'] ?? ''} ${styles['columns'] ?? ''}`}>
      <section className={styles['column']} aria-labelledby="drafted-summary">
        <header className={styles['columnBar']}>
          <h3 id="drafted-summary">Drafted from the comparison</h3>
          <DraftButtons summary={diff.summary} onDraftSummary={onDraftSummary} />
        </header>
        <Draft diff={diff} named={named} onJump={onJump} />
      </section>
      <section className={styles['column']} aria-labelledby="printed-summary">
        <header className={styles['columnBar']}>
          <h3 id="printed-summary">Printed in {diff.new.label}, checked</h3>
        </header>
        <Printed diff={diff} named={named} onJump={onJump} />
      </section>
    </div>
  );
}

function DraftButtons({
  summary,
  onDraftSummary,
}: Pick<SummaryLensProps, 'onDraftSummary'> & { readonly summary: DraftSummary }): ReactNode {
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
      {onDraftSummary && lines.length > 0 ? (
        <Button
          variant="light"
          size="compact-xs"
          leftSection={<IconFilePlus size={14} aria-hidden />}
          onClick={() => onDraftSummary(lines)}
        >
          Put into the guideline
        </Button>
      ) : null}
    </span>
  );
}

interface BoundProps {
  readonly diff: GuidelineDiff;
  named(ids: readonly string[]): readonly Change[];
  onJump(side: 'old' | 'new', place: Place, id: string): void;
}

function Draft({ diff, named, onJump }: BoundProps): ReactNode {
  const { summary, claims } = diff;
  if (summary.groups.length === 0)
    return <p className={styles['quiet']}>Nothing to tell: no change that readers are told of.</p>;
  return (
    <>
      <p className={styles['leadText']}>{summary.lead}</p>
      {summary.groups.map((group) => (
        <div key={group.heading} className={styles['summaryGroup']}>
          <p>{group.heading}</p>
          {group.bullets.length === 0 ? <Behind changes={named(group.changes)} onJump={onJump} /> : null}
          <ul>
            {group.bullets.map((bullet) => (
              <li key={bullet.words}>
                {bullet.words}
                {claims.listed ? <Told told={isTold(bullet, claims)} version={diff.new.label} /> : null}
                <Behind changes={named(bullet.changes)} onJump={onJump} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </>
  );
}

function Told({
  told,
  version,
}: {
  readonly told: ReturnType<typeof isTold>;
  readonly version: string;
}): ReactNode {
  if (told === 'told') return null;
  return (
    <span className={styles['finding']}>
      <IconAlertTriangle size={14} aria-hidden />
      {told === 'not told' ? `not printed in ${version}` : `printed in part in ${version}`}
    </span>
  );
}

function Printed({ diff, named, onJump }: BoundProps): ReactNode {
  const { claims } = diff;
  if (!claims.listed)
    return (
      <p className={styles['quiet']}>
        {diff.new.label} has no list of changes from {diff.old.label}. Start one with a line{' '}
        <code>changes from {diff.old.version || diff.old.label}</code>, or copy the draft.
      </p>
    );
  return (
    <>
      <ul className={styles['claims']}>
        {claims.claims.map((claim) => (
          <ClaimLine
            key={`${claim.place.span.start}`}
            claim={claim}
            changes={named(claim.changes)}
            onJump={onJump}
          />
        ))}
      </ul>
      <Untold changes={named(claims.unmentioned)} onJump={onJump} />
    </>
  );
}

interface ClaimLineProps {
  readonly claim: Claim;
  readonly changes: readonly Change[];
  onJump(side: 'old' | 'new', place: Place, id: string): void;
}

function ClaimLine({ claim, changes, onJump }: ClaimLineProps): ReactNode {
  const borne = changes.length > 0;
  return (
    <li data-borne={borne}>
      {borne ? (
        <IconCheck size={16} aria-label="borne out" />
      ) : (
        <IconPlaylistX size={16} aria-label="not borne out" />
      )}
      <div>
        <button
          type="button"
          className={styles['textButton']}
          onClick={() => onJump('new', claim.place, claim.id)}
        >
          {claim.verb} {claim.text}
        </button>
        {borne ? (
          <Behind changes={changes} onJump={onJump} />
        ) : (
          <span className={styles['finding']}>nothing in the comparison bears this out</span>
        )}
      </div>
    </li>
  );
}

function Untold({ changes, onJump }: Pick<ClaimLineProps, 'changes' | 'onJump'>): ReactNode {
  if (changes.length === 0)
    return <p className={styles['quiet']}>Every change that readers expect to be told is told.</p>;
  return (
    <div className={styles['untold']}>
      <p>
        <IconAlertTriangle size={15} aria-hidden /> {changes.length}{' '}
        {changes.length === 1 ? 'change' : 'changes'} that the list does not mention
      </p>
      <ChangeLinks changes={changes} onJump={onJump} />
    </div>
  );
}

/** The changes behind a line, closed at first: the count tells that there are some. */
function Behind({ changes, onJump }: Pick<ClaimLineProps, 'changes' | 'onJump'>): ReactNode {
  if (changes.length === 0) return null;
  return (
    <details className={styles['behind']}>
      <summary>
        {changes.length} {changes.length === 1 ? 'change' : 'changes'} behind it
      </summary>
      <ChangeLinks changes={changes} onJump={onJump} />
    </details>
  );
}

function ChangeLinks({ changes, onJump }: Pick<ClaimLineProps, 'changes' | 'onJump'>): ReactNode {
  return (
    <ul className={styles['links']}>
      {changes.map((change) => (
        <li key={change.id}>
          <button
            type="button"
            className={styles['textButton']}
            onClick={() => {
              if (change.new) onJump('new', change.new.place, change.new.id);
              else if (change.old) onJump('old', change.old.place, change.old.id);
            }}
          >
            {change.headline}
          </button>
        </li>
      ))}
    </ul>
  );
}
