// The printed guideline with what came, went and moved marked in it; each marked line leads to its change.
import { Loader } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Change, RedlineDocument, RedlineLine } from '../../../dsl/index.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { isTold } from './compare-rows.ts';
import type { LensProps } from './lens-props.ts';
import { Jumps } from './decision-card.tsx';
import { RedlineText } from './redline-text.tsx';
import styles from './redline.module.css';

interface RedlineLensProps extends LensProps {
  readonly redline: RedlineDocument | undefined;
  /** What the filters leave. */
  readonly changes: readonly Change[];
}

export function RedlineLens(props: RedlineLensProps): ReactNode {
  const { redline } = props;
  if (redline === undefined)
    return (
      <EmptyState icon={<Loader size={24} />} title="Printing both versions">
        Each line of the printed guideline is set against the other version.
      </EmptyState>
    );
  const byId = new Map(props.changes.filter(isTold).map((change) => [change.id, change]));
  return (
    <div className={styles['page']} role="document" aria-label={`Redline of ${redline.title}`}>
      <p className={styles['key']}>
        <ins>inserted</ins> <del>deleted</del> <span>+ new line</span> <span>{'\u2212'} line gone</span>{' '}
        <span>~ changed</span> <span>{'\u2192'} moved away</span>
      </p>
      {blocksOf(redline.lines).map((block) => (
        <Block key={block.at} block={block} byId={byId} {...props} />
      ))}
    </div>
  );
}

/** A run of table rows, or one other line. `at`: index of its first line. */
interface RedlineBlock {
  readonly at: number;
  readonly table: boolean;
  readonly lines: readonly RedlineLine[];
}

function blocksOf(lines: readonly RedlineLine[]): readonly RedlineBlock[] {
  const blocks: { at: number; table: boolean; lines: RedlineLine[] }[] = [];
  for (const [at, line] of lines.entries()) {
    const table = ['caption', 'columns', 'row', 'fact'].includes(line.role);
    const last = blocks.at(-1);
    const joins = table && last?.table === true && line.role !== 'caption';
    if (joins && (last.lines[0]?.role === 'fact') === (line.role === 'fact')) last.lines.push(line);
    else blocks.push({ at, table, lines: [line] });
  }
  return blocks;
}

interface BlockProps extends RedlineLensProps {
  readonly block: RedlineBlock;
  readonly byId: ReadonlyMap<string, Change>;
}

function Block({ block, ...props }: BlockProps): ReactNode {
  const [first] = block.lines;
  if (first === undefined) return null;
  if (!block.table) return <Line line={first} {...props} />;
  const caption = block.lines.filter(({ role }) => role === 'caption');
  return (
    <table className={styles['table']}>
      {caption.map((line) => (
        <caption key="caption">
          <RedlineText line={line} />
        </caption>
      ))}
      <tbody>
        {block.lines.map((line, index) =>
          line.role === 'caption' ? null : <Row key={`${block.at + index}`} line={line} {...props} />,
        )}
      </tbody>
    </table>
  );
}

type LineProps = Omit<BlockProps, 'block'> & { readonly line: RedlineLine };

function Row(props: LineProps): ReactNode {
  const { line } = props;
  const head = line.role === 'columns';
  const Cell = head ? 'th' : 'td';
  return (
    <tr data-state={line.state} data-selected={isCurrent(props)}>
      <td className={styles['gutter']}>
        <Mark {...props} />
      </td>
      {line.role === 'fact' ? <th scope="row">{line.label}</th> : null}
      {line.cells.map((_, index) => (
        <Cell key={`${index}`} {...(head ? { scope: 'col' } : {})}>
          <RedlineText line={line} cell={index} />
          {index === line.cells.length - 1 ? <Details {...props} /> : null}
        </Cell>
      ))}
    </tr>
  );
}

function Line(props: LineProps): ReactNode {
  const { line } = props;
  const { role, depth, state } = line;
  const words = (
    <>
      <RedlineText line={line} />
      {line.note === '' ? null : <span className={styles['note']}> [{line.note}]</span>}
    </>
  );
  return (
    <div
      className={styles['line']}
      data-role={role}
      data-state={state}
      data-selected={isCurrent(props)}
      data-depth={Math.min(depth, 5)}
    >
      <span className={styles['gutter']}>
        <Mark {...props} />
      </span>
      <span className={styles['label']}>
        {labelOf(line)}
        {line.was === '' ? null : <small> was {line.was}</small>}
      </span>
      <div className={styles['words']}>
        {role === 'heading' || role === 'title' ? <h3>{words}</h3> : <p>{words}</p>}
        <Details {...props} />
      </div>
    </div>
  );
}

function labelOf({ role, label }: RedlineLine): string {
  if (role === 'citations') return 'References';
  if (role === 'entry') return '\u2022';
  return role === 'footnote' ? '\u2020' : label;
}

/** The sign of the line; a button where a shown change is seen there. */
function Mark({ line, byId, onToggle }: LineProps): ReactNode {
  const sign = signs[line.state];
  const [change] = line.changes.flatMap((id) => byId.get(id) ?? []);
  if (change === undefined)
    return sign === '' ? null : (
      <span role="img" aria-label={stateWords[line.state]}>
        {sign}
      </span>
    );
  return (
    <button
      type="button"
      data-change={change.id}
      aria-label={change.headline}
      title={change.headline}
      onClick={() => onToggle(change.id)}
    >
      {sign || '~'}
    </button>
  );
}

const signs: Readonly<Record<RedlineLine['state'], string>> = {
  same: '',
  changed: '~',
  added: '+',
  removed: '\u2212',
  gone: '\u2192',
};

const stateWords: Readonly<Record<RedlineLine['state'], string>> = {
  same: '',
  changed: 'changed',
  added: 'added',
  removed: 'removed',
  gone: 'moved away',
};

function isCurrent({ line, current, byId }: LineProps): boolean {
  return current !== undefined && byId.has(current) && line.changes.includes(current);
}

function Details(props: LineProps): ReactNode {
  if (!isCurrent(props)) return null;
  const { diff, line, byId, onJump, renderNotes } = props;
  const causes = line.changes.flatMap((id) => byId.get(id) ?? []);
  return (
    <div className={styles['details']}>
      <Jumps causes={causes} oldLabel={diff.old.label} newLabel={diff.new.label} onJump={onJump} />
      {renderNotes?.(causes)}
    </div>
  );
}
