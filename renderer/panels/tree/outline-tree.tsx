// The criteria as an ARIA tree of lines: the twin of the canvas for screen readers and for reading; knows no layout.
import { IconCalculator, IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { memo, useEffect, useMemo, useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { CriteriaNode } from '../../../dsl/index.ts';
import { MarkedText } from '../../ui/marked-text.tsx';
import { citationText, groupLabel, sectionKind, statementDetails, statementLead } from './box-rows.ts';
import { LogicChip } from './criteria-box.tsx';
import { visibleIds } from './fold.ts';
import type { Folded } from './fold.ts';
import { logicTone } from './logic-tone.ts';
import { wholeMark } from './marks.ts';
import type { Mark, Marks } from './marks.ts';
import { NodeMark } from './node-mark.tsx';
import type { TreeIndex } from './tree-index.ts';
import { canvasSteps, walkOutline } from './walk.ts';
import styles from './outline.module.css';

export interface OutlineTreeProps {
  readonly index: TreeIndex;
  readonly folded: Folded;
  onToggle(id: string): void;
  readonly marks: Marks | undefined;
  readonly selected: string | undefined;
  readonly hits: ReadonlySet<string>;
  readonly currentHit: string | undefined;
  readonly searchWords: readonly string[];
  onSelect(id: string): void;
  onActivate(id: string): void;
  onPanelKey(event: KeyboardEvent): boolean;
  readonly label: string;
}

export function OutlineTree(props: OutlineTreeProps): ReactNode {
  const { index, folded, selected, currentHit, hits, searchWords, marks } = props;
  const list = useRef<HTMLDivElement>(null);
  const ids = useMemo(() => visibleIds(index, folded), [index, folded]);
  const stop = selected !== undefined && ids.includes(selected) ? selected : ids[0];
  useFollow(list, selected, ids);
  useFollow(list, currentHit, ids);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (props.onPanelKey(event) || outlineKey(event, props)) event.preventDefault();
  };
  return (
    <div
      ref={list}
      className={styles['tree']}
      role="tree"
      aria-label={props.label}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      {ids.map((id) => {
        const entry = index.entries.get(id);
        if (!entry) return null;
        const siblings = entry.parent === undefined ? index.roots : index.entries.get(entry.parent)?.children;
        const hit = id === currentHit ? 'current' : hits.has(id) ? 'hit' : 'none';
        return (
          <OutlineLine
            key={id}
            node={entry.node}
            depth={entry.depth}
            below={entry.below}
            folded={folded.has(id)}
            place={(siblings?.indexOf(id) ?? 0) + 1}
            siblings={siblings?.length ?? 1}
            selected={id === selected}
            stop={id === stop}
            hit={hit}
            words={hit === 'none' ? noWords : searchWords}
            whole={marks && wholeMark(entry.node, marks)}
            parts={marks ? entry.node.statements.map((statement) => marks[statement.id]) : noMarks}
            onPick={props.onSelect}
            onActivate={props.onActivate}
            onToggle={props.onToggle}
          />
        );
      })}
    </div>
  );
}

const noWords: readonly string[] = [];

/** Moves the focus with the selection while the focus is in the tree; else only scrolls the line into view. */
function useFollow(
  list: { readonly current: HTMLDivElement | null },
  id: string | undefined,
  ids: readonly string[],
): void {
  useEffect(() => {
    const line = id !== undefined && ids.includes(id) ? lineOf(list.current, id) : null;
    if (!line) return;
    if (list.current?.contains(document.activeElement)) line.focus({ preventScroll: true });
    line.scrollIntoView({ block: 'nearest' });
  }, [list, id, ids]);
}

function lineOf(list: HTMLElement | null, id: string | undefined): HTMLElement | null {
  if (id === undefined) return null;
  return list?.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`) ?? null;
}

function outlineKey(event: KeyboardEvent, props: OutlineTreeProps): boolean {
  const { index, folded, selected, onToggle, onSelect, onActivate } = props;
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const at = selected ?? index.roots[0];
  const entry = at === undefined ? undefined : index.entries.get(at);
  if (at === undefined || !entry) return false;
  const list = entry.children.length > 0;
  const closed = folded.has(at);
  switch (event.key) {
    case 'ArrowRight':
      if (list && closed) onToggle(at);
      else if (list) onSelect(entry.children[0] ?? at);
      return true;
    case 'ArrowLeft':
      if (list && !closed) onToggle(at);
      else if (entry.parent !== undefined) onSelect(entry.parent);
      return true;
    case 'Enter':
      onActivate(at);
      return true;
    case '+':
    case '=':
    case '-':
      if (list && closed === (event.key !== '-')) onToggle(at);
      return true;
    default: {
      const step = canvasSteps[event.key];
      const next = step ? walkOutline(index, folded, at, step) : undefined;
      if (next !== undefined) onSelect(next);
      return step !== undefined;
    }
  }
}

const noMarks: readonly undefined[] = [];

/** A line is drawn again only when one of its own marks changes. */
function sameLine(a: OutlineLineProps, b: OutlineLineProps): boolean {
  const keys = Object.keys(b) as (keyof OutlineLineProps)[];
  return keys.every((key) => {
    if (key !== 'parts') return Object.is(a[key], b[key]);
    return a.parts.length === b.parts.length && a.parts.every((mark, index) => mark === b.parts[index]);
  });
}

interface OutlineLineProps {
  readonly node: CriteriaNode;
  readonly depth: number;
  readonly below: number;
  readonly folded: boolean;
  /** 1-based place among `siblings`. */
  readonly place: number;
  readonly siblings: number;
  readonly selected: boolean;
  readonly stop: boolean;
  readonly hit: 'none' | 'hit' | 'current';
  readonly words: readonly string[];
  readonly whole: Mark | undefined;
  /** Of each statement. */
  readonly parts: readonly (Mark | undefined)[];
  onPick(id: string): void;
  onActivate(id: string): void;
  onToggle(id: string): void;
}

const OutlineLine = memo(function OutlineLine(props: OutlineLineProps): ReactNode {
  const { node, folded, whole } = props;
  const list = props.below > 0;
  const alone = node.statements.length === 1 && !node.group;
  const kicker = sectionKind(node);
  return (
    // The tree around it has the keys.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      role="treeitem"
      className={styles['line']}
      style={{ paddingInlineStart: 8 + props.depth * 22 }}
      data-id={node.id}
      data-kind={node.kind}
      data-hit={props.hit}
      data-mark={whole?.tone}
      aria-level={props.depth + 1}
      aria-posinset={props.place}
      aria-setsize={props.siblings}
      aria-selected={props.selected}
      aria-expanded={list ? !folded : undefined}
      tabIndex={props.stop ? 0 : -1}
      onClick={() => props.onPick(node.id)}
      onDoubleClick={() => props.onActivate(node.id)}
    >
      <span
        className={styles['twist']}
        aria-hidden
        onClick={(event) => {
          if (!list) return;
          event.stopPropagation();
          props.onToggle(node.id);
        }}
      >
        {list ? folded ? <IconChevronRight size={16} /> : <IconChevronDown size={16} /> : null}
      </span>
      {node.number === '' ? null : <span className={styles['number']}>{node.number}</span>}
      <span className={styles['text']}>
        {node.statements.map((statement, index) => {
          const mark = alone ? whole : props.parts[index];
          return (
            <span key={`${index}:${statement.id}`} className={styles['statement']}>
              <Lead text={statementLead(node, statement)} />
              {statement.kind === 'computed' ? (
                <IconCalculator className={styles['icon']} size={14} aria-label="computed from data: " />
              ) : null}
              <MarkedText text={statement.words} words={props.words} />
              <span className={styles['muted']}>{citationText(statement)}</span>{' '}
              {mark && statement.kind !== 'heading' ? <NodeMark mark={mark} quiet={!alone} /> : null}
              {statementDetails(statement).map((detail) => (
                <span key={detail} className={styles['detail']}>
                  <MarkedText text={detail} words={props.words} />
                </span>
              ))}
            </span>
          );
        })}
      </span>
      {node.group ? <LogicChip text={groupLabel(node)} /> : null}
      {kicker === '' ? null : <span className={styles['muted']}>{kicker}</span>}
      {whole && !alone ? <NodeMark mark={whole} /> : null}
      {list && folded ? <span className={styles['muted']}>{props.below} below</span> : null}
    </div>
  );
}, sameLine);

function Lead({ text }: { readonly text: string }): ReactNode {
  if (text === '') return null;
  return (
    <b className={styles['lead']} data-tone={logicTone(text)}>
      {text}{' '}
    </b>
  );
}
