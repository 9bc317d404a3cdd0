// One box of the criteria: number, the author's words, its list's quantifier, its state; knows neither layout nor camera.
import { IconCalculator, IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useStore } from '@xyflow/react';
import type { Node, NodeProps, ReactFlowState } from '@xyflow/react';
import { createContext, memo, useContext } from 'react';
import type { ReactNode } from 'react';
import type { CriteriaNode, CriteriaStatement } from '../../../dsl/index.ts';
import { MarkedText } from '../../ui/marked-text.tsx';
import { citationText, groupLabel, sectionKind, statementDetails, statementLead } from './box-rows.ts';
import { farZoom } from './camera.ts';
import { logicTone } from './logic-tone.ts';
import type { Mark } from './marks.ts';
import { NodeMark } from './node-mark.tsx';
import styles from './boxes.module.css';

export interface CriteriaBoxData extends Record<string, unknown> {
  readonly node: CriteriaNode;
  /** Nodes below it. */
  readonly below: number;
  readonly folded: boolean;
  /** Mark of the whole, then of each statement. */
  readonly marks: readonly (Mark | undefined)[];
  readonly selected: boolean;
  readonly hit: 'none' | 'hit' | 'current';
  /** Words of the search, to be marked. */
  readonly words: readonly string[];
}

export type CriteriaBoxNode = Node<CriteriaBoxData, 'criteria'>;

/** What a box can ask for; a context, so that boxes need no new properties when the tree around them changes. */
export const ToggleFold = createContext<(id: string) => void>(() => undefined);

export const CriteriaBox = memo(function CriteriaBox({ data }: NodeProps<CriteriaBoxNode>): ReactNode {
  const { node, folded, below, marks, words } = data;
  const [whole] = marks;
  const kicker = sectionKind(node);
  const alone = node.statements.length === 1 && !node.group;
  const far = useStore(isFar);
  if (far)
    return (
      <div
        className={styles['box']}
        data-kind={node.kind}
        data-selected={data.selected}
        data-hit={data.hit}
        data-mark={whole?.tone}
        data-folded={folded}
      >
        {node.statements[0]?.words}
      </div>
    );
  return (
    <div
      className={styles['box']}
      data-kind={node.kind}
      data-selected={data.selected}
      data-hit={data.hit}
      data-mark={whole?.tone}
      data-folded={folded}
    >
      {node.number === '' ? null : <span className={styles['number']}>{node.number}</span>}
      <div className={styles['lines']}>
        {kicker === '' ? null : <div className={styles['detail']}>{kicker}</div>}
        {node.statements.map((statement, index) => (
          <StatementLines
            key={`${index}:${statement.id}`}
            node={node}
            statement={statement}
            mark={alone ? whole : marks[index + 1]}
            quiet={!alone}
            words={words}
          />
        ))}
        {node.group || (whole && !alone) ? (
          <div className={styles['list']}>
            {node.group ? <LogicChip text={groupLabel(node)} /> : null}
            <span className={styles['space']} />
            {whole && !alone ? <NodeMark mark={whole} /> : null}
            {below > 0 ? <FoldButton id={node.id} folded={folded} below={below} /> : null}
          </div>
        ) : null}
      </div>
    </div>
  );
});

/** Nothing but the first words could be made out: several hundred boxes may be in view, and each costs. */
function isFar(state: ReactFlowState): boolean {
  return state.transform[2] < farZoom;
}

export function LogicChip({ text }: { readonly text: string }): ReactNode {
  return (
    <span className={styles['chip']} data-tone={logicTone(text)}>
      {text}
    </span>
  );
}

interface StatementLinesProps {
  readonly node: CriteriaNode;
  readonly statement: CriteriaStatement;
  readonly mark: Mark | undefined;
  readonly quiet: boolean;
  readonly words: readonly string[];
}

function StatementLines({ node, statement, mark, quiet, words }: StatementLinesProps): ReactNode {
  const lead = statementLead(node, statement);
  return (
    <>
      <div className={styles['statement']}>
        <span className={styles['words']} data-heading={statement.kind === 'heading'}>
          {lead === '' ? null : (
            <b className={styles['lead']} data-tone={logicTone(lead)}>
              {lead}
            </b>
          )}
          {statement.kind === 'computed' ? (
            <IconCalculator className={styles['icon']} size={14} stroke={2} aria-label="Computed from data" />
          ) : null}
          <MarkedText text={statement.words} words={words} />
          <span className={styles['citation']}>{citationText(statement)}</span>
        </span>
        {mark && statement.kind !== 'heading' ? <NodeMark mark={mark} quiet={quiet} /> : null}
      </div>
      {statementDetails(statement).map((detail) => (
        <div key={detail} className={styles['detail']} title={detail}>
          <MarkedText text={detail} words={words} />
        </div>
      ))}
    </>
  );
}

interface FoldButtonProps {
  readonly id: string;
  readonly folded: boolean;
  readonly below: number;
}

/** Not a tab stop: from the keyboard the canvas folds with + and -. */
function FoldButton({ id, folded, below }: FoldButtonProps): ReactNode {
  const toggle = useContext(ToggleFold);
  const Icon = folded ? IconChevronRight : IconChevronDown;
  return (
    <button
      type="button"
      tabIndex={-1}
      className={styles['fold']}
      aria-expanded={!folded}
      aria-label={folded ? `Unfold ${below} criteria` : `Fold ${below} criteria`}
      title={folded ? `Unfold ${below}` : `Fold ${below}`}
      onClick={(event) => {
        event.stopPropagation();
        toggle(id);
      }}
    >
      {below}
      <Icon size={13} stroke={2.5} aria-hidden />
    </button>
  );
}
