// The tree panel: the criteria as authored, the questions as compiled, the outline; follows the selection both ways, knows no editor.
import { Loader } from '@mantine/core';
import { IconArrowsSplit2, IconBinaryTree2, IconListTree } from '@tabler/icons-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { CriteriaTree, DecisionGraph, DecisionView } from '../../../dsl/index.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Tones } from '../../ui/tones.tsx';
import type { Theme } from '../../ui/tones.tsx';
import { CriteriaCanvas } from './criteria-canvas.tsx';
import type { States } from './criteria-canvas.tsx';
import { DecisionCanvas } from './decision-canvas.tsx';
import { decisionBlocks } from './decision-blocks.ts';
import { findInBlocks, findInTree } from './find.ts';
import { measureFonts } from './measure-fonts.ts';
import { NodeDetails } from './node-details.tsx';
import { OutlineTree } from './outline-tree.tsx';
import { QuestionList } from './question-list.tsx';
import type { BoxFonts } from './text-metrics.ts';
import { indexTree, nodeFor } from './tree-index.ts';
import type { TreeIndex } from './tree-index.ts';
import { TreeToolbar } from './tree-toolbar.tsx';
import type { Lens, QuestionOptions } from './tree-toolbar.tsx';
import { useFolds } from './use-folds.ts';
import { useSearch } from './use-search.ts';
import styles from './tree-panel.module.css';

export interface TreePanelProps {
  /** undefined until the open guideline has been analysed, or where none is open. */
  readonly criteria: CriteriaTree | undefined;
  /** undefined until it was asked for and has arrived. */
  readonly decision: DecisionView | undefined;
  /** Called when the decision diagram is to be seen, and again after each change of the criteria while it is. */
  requestDecision(): void;
  /** Truth by id of criterion and statement, where a case is tried. */
  readonly states?: States | undefined;
  /** Criterion at the cursor: id of a criterion, one of its statements, or a list. */
  readonly selectedId: string | undefined;
  /** A box was chosen; may be an id of the criteria tree that has a `/` (find its place with `placeOfCriterion`). */
  onSelect(id: string): void;
  /** Enter or double click: go to the text. */
  onActivate(id: string): void;
  readonly theme: Theme;
}

export function TreePanel(props: TreePanelProps): ReactNode {
  const { criteria, theme } = props;
  const [panel, setPanel] = useState<HTMLDivElement | null>(null);
  const fonts = useMemo(() => (panel ? measureFonts(panel) : undefined), [panel]);
  const index = useMemo(() => (criteria ? indexTree(criteria) : undefined), [criteria]);
  return (
    <Tones theme={theme} className={styles['panel']} ref={setPanel}>
      {fonts && criteria && index && index.order.length > 0 ? (
        <FilledPanel {...props} criteria={criteria} index={index} fonts={fonts} />
      ) : (
        <EmptyPanel waiting={criteria === undefined} />
      )}
    </Tones>
  );
}

interface FilledPanelProps extends TreePanelProps {
  readonly criteria: CriteriaTree;
  readonly index: TreeIndex;
  readonly fonts: BoxFonts;
}

function FilledPanel(props: FilledPanelProps): ReactNode {
  const { index, decision, theme, selectedId } = props;
  const [lens, setLens] = useState<Lens>('criteria');
  const [options, setOptions] = useState<QuestionOptions>({ unknown: false, single: false });
  useDecisionRequest(props, lens);
  const selected = nodeFor(index, selectedId);
  const drawn =
    decision?.kind === 'diagram' ? (options.unknown ? decision.open : decision.complete) : undefined;
  const blocks = useMemo(
    () => (drawn ? decisionBlocks(drawn, options.single) : undefined),
    [drawn, options.single],
  );
  const find = useCallback(
    (query: string) =>
      lens === 'questions' ? findInBlocks(blocks?.blocks ?? [], query) : findInTree(index, query),
    [lens, blocks, index],
  );
  const search = useSearch(find);
  const { folded, toggle, foldTo, turn } = useFolds(index, [
    selected,
    lens === 'questions' ? undefined : search.current,
  ]);
  const field = useRef<HTMLInputElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const onPanelKey = usePanelKeys(field);
  const shared = {
    states: props.states,
    hits: search.hitSet,
    currentHit: search.current,
    searchWords: search.words,
    onSelect: props.onSelect,
    onActivate: props.onActivate,
    onPanelKey,
  };
  const entry = selected === undefined ? undefined : index.entries.get(selected);
  return (
    <>
      <TreeToolbar
        lens={lens}
        onLens={setLens}
        search={search}
        field={field}
        onLeaveSearch={() => body.current?.querySelector<HTMLElement>(walkable)?.focus()}
        levels={index.deepest}
        onFoldTo={foldTo}
        options={options}
        onOptions={setOptions}
        theme={theme}
      />
      <div ref={body} className={styles['body']}>
        {lens === 'criteria' ? (
          <CriteriaCanvas
            {...shared}
            index={index}
            fonts={props.fonts}
            folded={folded}
            turn={turn}
            onToggle={toggle}
            selected={selected}
            theme={theme}
            label={canvasLabel(props.criteria)}
          />
        ) : null}
        {lens === 'questions' ? (
          <QuestionLens decision={decision} drawn={drawn}>
            {blocks ? (
              <DecisionCanvas
                {...shared}
                graph={blocks}
                fonts={props.fonts}
                selectedId={selectedId}
                theme={theme}
                label="Questions in the order of the decision. The Outline shows them as a list."
              />
            ) : null}
          </QuestionLens>
        ) : null}
        {lens === 'outline' ? (
          <div className={styles['scroll']}>
            <OutlineTree
              {...shared}
              index={index}
              folded={folded}
              onToggle={toggle}
              selected={selected}
              label={`Criteria of ${props.criteria.title}`}
            />
            {decision?.kind === 'diagram' ? (
              <QuestionList graph={decision.complete} onSelect={props.onSelect} />
            ) : null}
          </div>
        ) : null}
      </div>
      {entry ? (
        <NodeDetails
          node={entry.node}
          below={entry.below}
          state={props.states?.[entry.node.id]}
          onActivate={props.onActivate}
        />
      ) : null}
    </>
  );
}

/** Where the arrow keys walk, in every lens. */
const walkable = '[role="application"], [role="treeitem"][tabindex="0"]';

function canvasLabel({ title, counts }: CriteriaTree): string {
  return `Criteria of ${title}: ${counts.criteria}. Arrow keys walk; the Outline shows the same as a list.`;
}

function useDecisionRequest({ criteria, requestDecision }: FilledPanelProps, lens: Lens): void {
  const request = useRef(requestDecision);
  useEffect(() => {
    request.current = requestDecision;
  });
  useEffect(() => {
    // Other criteria, other questions.
    if (lens !== 'criteria' && criteria.sections.length > 0) request.current();
  }, [lens, criteria]);
}

/** Keys that mean the same in every lens. */
function usePanelKeys(field: {
  readonly current: HTMLInputElement | null;
}): (event: KeyboardEvent) => boolean {
  return useCallback(
    (event) => {
      const find = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'f';
      if (!find && event.key !== '/') return false;
      field.current?.focus();
      field.current?.select();
      return true;
    },
    [field],
  );
}

interface QuestionLensProps {
  readonly decision: DecisionView | undefined;
  readonly drawn: DecisionGraph | undefined;
  readonly children: ReactNode;
}

function QuestionLens({ decision, drawn, children }: QuestionLensProps): ReactNode {
  if (decision === undefined)
    return (
      <EmptyState icon={<Loader size={24} />} title="Compiling the questions">
        The criteria are turned into questions in the order in which they settle a case.
      </EmptyState>
    );
  if (decision.kind === 'exceeded')
    return (
      <EmptyState icon={<IconArrowsSplit2 size={26} />} title="Too many ways to draw as questions">
        This guideline would need more than {count(decision.budget)} steps. It is still evaluated exactly,
        criterion by criterion; the Criteria lens shows all of it. Long lists of &ldquo;at least n of&rdquo;
        that share conditions are the usual cause.
      </EmptyState>
    );
  return (
    <>
      {drawn && drawn.leftOut > 0 ? (
        <div className={styles['notice']} role="status">
          {count(drawn.questions - drawn.leftOut)} of {count(drawn.questions)} steps are drawn. Dashed boxes
          stand where the rest follows.
        </div>
      ) : null}
      {children}
    </>
  );
}

function count(steps: number): string {
  return steps.toLocaleString('en');
}

function EmptyPanel({ waiting }: { readonly waiting: boolean }): ReactNode {
  if (waiting)
    return (
      <EmptyState icon={<IconBinaryTree2 size={26} />} title="The decision tree appears here">
        Open a guideline. Its criteria are drawn while you write, and the box at your cursor is marked.
      </EmptyState>
    );
  return (
    <EmptyState icon={<IconListTree size={26} />} title="No criteria yet">
      A section with a list makes the first boxes:
      <pre>{sample}</pre>
    </EmptyState>
  );
}

const sample = `indications "MR Spectroscopy of the brain"
  ANY OF
    1. Epilepsy for pre-surgical evaluation
    2. Traumatic brain injury`;
