// The tree panel: the criteria as authored, the questions as compiled, the outline; follows the selection both ways, knows no editor.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode, RefObject } from 'react';
import type {
  Coverage,
  CriteriaTree,
  CriterionNotes,
  DecisionView,
  DecisionWays,
  Place,
  TreeChanges,
} from '../../../dsl/index.ts';
import { Tones } from '../../ui/tones.tsx';
import type { Theme } from '../../ui/tones.tsx';
import { CriteriaCanvas } from './criteria-canvas.tsx';
import type { Colours, OtherVersion } from './colour-menu.tsx';
import { EmptyPanel } from './empty-panel.tsx';
import { findInTree } from './find.ts';
import { Legend } from './legend.tsx';
import { wholeMark } from './marks.ts';
import type { States } from './marks.ts';
import { markRoom, measureFonts } from './measure-fonts.ts';
import { NoDetails, NodeDetails } from './node-details.tsx';
import { OutlineTree } from './outline-tree.tsx';
import { panelKey } from './panel-keys.ts';
import { QuestionLens } from './question-lens.tsx';
import { QuestionList } from './question-list.tsx';
import type { BoxFonts } from './text-metrics.ts';
import { indexTree, nodeFor } from './tree-index.ts';
import type { TreeIndex } from './tree-index.ts';
import { TreeToolbar } from './tree-toolbar.tsx';
import type { Lens, QuestionOptions } from './lens.ts';
import { useBlocks } from './use-blocks.ts';
import { useFolds } from './use-folds.ts';
import { usePainting } from './use-painting.ts';
import { usePictures } from './use-pictures.ts';
import { useSearch } from './use-search.ts';
import styles from './tree-panel.module.css';

export interface TreePanelProps {
  /** undefined until the open guideline has been analysed, or where none is open. */
  readonly criteria: CriteriaTree | undefined;
  /** What keeps the tree from being that of the text; '' for nothing. */
  readonly warning: string;
  /** undefined until it was asked for and has arrived. */
  readonly decision: DecisionView | undefined;
  /** Called when the decision diagram is to be seen, and again after each change of the criteria while it is. */
  requestDecision(): void;
  /** Truth by id of criterion and statement, where a case is tried. */
  readonly states?: States | undefined;
  /** The way of that case through the questions. */
  readonly ways: DecisionWays | undefined;
  readonly lens: Lens;
  onLens(lens: Lens): void;
  readonly colours: Colours;
  onColours(colours: Colours): void;
  readonly versions: readonly OtherVersion[];
  /** Each undefined until it has arrived; asked for by the choice of colours. */
  readonly coverage: Coverage | undefined;
  readonly changes: TreeChanges | undefined;
  /** What there is to say of the selected criterion, once it has arrived. */
  readonly notes: CriterionNotes | undefined;
  /** Of a saved picture, without its ending. */
  readonly fileStem: string;
  onFailure(what: string, error: unknown): void;
  /** Criterion at the cursor: id of a criterion, one of its statements, or a list. */
  readonly selectedId: string | undefined;
  /** A box was chosen; may be an id of the criteria tree that has a `/` (find its place with `placeOfCriterion`). */
  onSelect(id: string): void;
  /** Enter or double click: go to the text. */
  onActivate(id: string): void;
  onGoTo(place: Place): void;
  readonly theme: Theme;
}

export function TreePanel(props: TreePanelProps): ReactNode {
  const { criteria, theme } = props;
  const [panel, setPanel] = useState<HTMLDivElement | null>(null);
  const [large, setLarge] = useState(false);
  const fonts = useMemo(() => (panel ? measureFonts(panel) : undefined), [panel]);
  const empty = criteria === undefined || criteria.sections.length === 0;
  return (
    <Tones theme={theme} className={styles['panel']} ref={setPanel} data-large={large && !empty}>
      {fonts && criteria && !empty ? (
        <FilledPanel {...props} criteria={criteria} fonts={fonts} large={large} onLarge={setLarge} />
      ) : (
        <EmptyPanel waiting={criteria === undefined} warning={props.warning} />
      )}
    </Tones>
  );
}

interface FilledPanelProps extends TreePanelProps {
  readonly criteria: CriteriaTree;
  readonly fonts: BoxFonts;
  /** The panel takes the whole window. */
  readonly large: boolean;
  onLarge(large: boolean): void;
}

function FilledPanel(props: FilledPanelProps): ReactNode {
  const { decision, theme, fonts, criteria, lens } = props;
  const [options, setOptions] = useState<QuestionOptions>({ unknown: false, single: false });
  const [detailed, setDetailed] = useState(true);
  useDecisionRequest(props, lens);
  const { painting, tree } = usePainting(props);
  const index = useMemo(() => indexTree(tree), [tree]);
  const { selected, select, activate } = useSelection(props, index);
  const { drawn, blocks, way, findBlocks } = useBlocks(decision, props.ways, options);
  const find = useCallback(
    (query: string) => (lens === 'questions' ? findBlocks(query) : findInTree(index, query)),
    [lens, findBlocks, index],
  );
  const search = useSearch(find);
  const { folded, toggle, foldTo, turn } = useFolds(index, [
    selected,
    lens === 'questions' ? undefined : search.current,
  ]);
  const field = useRef<HTMLInputElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const onPanelKey = usePanelKeys(props, field, search.setQuery, foldTo);
  const leaveSearch = (): void => {
    if (search.current !== undefined && lens !== 'questions') select(search.current);
    body.current?.querySelector<HTMLElement>(walkable)?.focus();
  };
  const room = markRoom(painting.widest, fonts);
  const pictures = usePictures({ ...props, index, folded, lens, blocks, way, painting });
  const shared = {
    marks: painting.marks,
    hits: search.hitSet,
    currentHit: search.current,
    searchWords: search.words,
    onSelect: select,
    onActivate: activate,
    onPanelKey,
  };
  const entry = selected === undefined ? undefined : index.entries.get(selected);
  return (
    <>
      <TreeToolbar
        lens={lens}
        onLens={props.onLens}
        search={search}
        field={field}
        onLeaveSearch={leaveSearch}
        levels={index.deepest}
        onFoldTo={foldTo}
        options={options}
        onOptions={setOptions}
        colours={props.colours}
        onColours={props.onColours}
        versions={props.versions}
        pictures={pictures}
        detailed={detailed}
        onDetailed={setDetailed}
        large={props.large}
        onLarge={props.onLarge}
        theme={theme}
      />
      {props.warning === '' ? null : (
        <div className={styles['warning']} role="status">
          {props.warning}
        </div>
      )}
      <Legend painting={painting} />
      <div className={styles['room']}>
        <div ref={body} className={styles['body']}>
          {lens === 'criteria' ? (
            <CriteriaCanvas
              {...shared}
              index={index}
              fonts={fonts}
              folded={folded}
              turn={turn * 2 + Number(props.large)}
              onToggle={toggle}
              markRoom={room}
              selected={selected}
              theme={theme}
              label={canvasLabel(criteria)}
            />
          ) : null}
          {lens === 'questions' ? (
            <QuestionLens
              {...shared}
              decision={decision}
              drawn={drawn}
              blocks={blocks}
              way={way}
              fonts={fonts}
              markRoom={room}
              selectedId={props.selectedId}
              theme={theme}
            />
          ) : null}
          {lens === 'outline' ? (
            <div className={styles['scroll']}>
              <OutlineTree
                {...shared}
                index={index}
                folded={folded}
                onToggle={toggle}
                selected={selected}
                label={`Criteria of ${criteria.title}`}
              />
              {decision?.kind === 'diagram' ? (
                <QuestionList
                  graph={decision.complete}
                  way={props.ways?.complete}
                  onSelect={props.onSelect}
                />
              ) : null}
            </div>
          ) : null}
        </div>
        {detailed && !entry ? <NoDetails /> : null}
        {entry && detailed ? (
          <NodeDetails
            node={entry.node}
            below={entry.below}
            mark={painting.marks && wholeMark(entry.node, painting.marks)}
            notes={props.notes?.id === entry.node.id ? props.notes : undefined}
            onActivate={activate}
            onGoTo={props.onGoTo}
          />
        ) : null}
      </div>
    </>
  );
}

/** Where the arrow keys walk, in every lens. */
const walkable = '[role="application"], [role="treeitem"][tabindex="0"]';

function canvasLabel({ title, counts }: CriteriaTree): string {
  return `Criteria of ${title}: ${counts.criteria}. Arrow keys walk; the Outline shows the same as a list.`;
}

/** What an earlier version had is not in the text: it is selected here alone, until the text's selection changes. */
function useSelection(
  { selectedId, changes, onSelect, onActivate, onGoTo }: FilledPanelProps,
  index: TreeIndex,
): {
  readonly selected: string | undefined;
  select(id: string): void;
  activate(id: string): void;
} {
  const [gone, setGone] = useState<{ readonly id: string; readonly while: string | undefined }>();
  const former = gone !== undefined && gone.while === selectedId && index.entries.has(gone.id);
  const removed = changes?.removed;
  const latest = useRef({ onSelect, onActivate, onGoTo });
  useEffect(() => {
    latest.current = { onSelect, onActivate, onGoTo };
  });
  const select = useCallback(
    (id: string) => {
      const isGone = removed?.some((node) => node.id === id) ?? false;
      setGone(isGone ? { id, while: selectedId } : undefined);
      if (!isGone) latest.current.onSelect(id);
    },
    [removed, selectedId],
  );
  const activate = useCallback(
    (id: string) => {
      const place = removed?.find((node) => node.id === id)?.place;
      if (place === undefined) latest.current.onActivate(id);
      else latest.current.onGoTo(place);
    },
    [removed],
  );
  return { selected: former ? gone.id : nodeFor(index, selectedId), select, activate };
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
function usePanelKeys(
  { large, onLarge }: FilledPanelProps,
  field: RefObject<HTMLInputElement | null>,
  setQuery: (query: string) => void,
  foldTo: (level: number) => void,
): (event: KeyboardEvent) => boolean {
  return useCallback(
    (event) => {
      const key = panelKey(event);
      switch (key?.kind) {
        case undefined:
          return false;
        case 'find':
          field.current?.focus();
          field.current?.select();
          return true;
        case 'type':
          setQuery(key.letter);
          field.current?.focus();
          return true;
        case 'fold':
          foldTo(key.level);
          return true;
        case 'leave':
          if (large) onLarge(false);
          return large;
      }
    },
    [field, setQuery, foldTo, large, onLarge],
  );
}
