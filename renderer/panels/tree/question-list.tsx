// The questions in the order of the decision as a numbered list: the twin of the diagram for screen readers and for reading.
import { useMemo, useRef } from 'react';
import type { ReactNode } from 'react';
import type { DecisionEdge, DecisionGraph, DecisionNode, DecisionWay } from '../../../dsl/index.ts';
import { groupBy } from '../../ui/group-by.ts';
import { describeDetermination } from '../case/determination.ts';
import styles from './outline.module.css';

interface QuestionListProps {
  readonly graph: DecisionGraph;
  /** Of the case that is tried. */
  readonly way: DecisionWay | undefined;
  onSelect(criterion: string): void;
}

export function QuestionList({ graph, way, onSelect }: QuestionListProps): ReactNode {
  const list = useRef<HTMLOListElement>(null);
  const { questions, numbers, ways, nodes } = useMemo(() => orderQuestions(graph), [graph]);
  const taken = useMemo(() => new Map(way?.steps.map(({ node, answer }) => [node, answer])), [way]);
  const goTo = (id: string): void => {
    const line = list.current?.querySelector<HTMLElement>(`[data-question="${CSS.escape(id)}"]`);
    line?.focus();
    line?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <section aria-labelledby="questions-in-order">
      <h3 id="questions-in-order" className={styles['heading']}>
        Questions in the order of the decision
      </h3>
      <ol ref={list} className={styles['questions']}>
        {questions.map((question) => (
          <li key={question.id} data-question={question.id} tabIndex={-1}>
            {question.criterion === '' ? (
              question.words
            ) : (
              <button type="button" className={styles['way']} onClick={() => onSelect(question.criterion)}>
                {question.number} {question.words}
              </button>
            )}
            <WayOfCase answer={taken.get(question.id)} />
            <span className={styles['ways']}>
              {(ways.get(question.id) ?? []).map((edge) => (
                <Way
                  key={edge.words}
                  way={edge}
                  target={nodes.get(edge.to)}
                  number={numbers.get(edge.to)}
                  onGo={goTo}
                />
              ))}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function WayOfCase({ answer }: { readonly answer: string | undefined }): ReactNode {
  if (answer === undefined) return null;
  return (
    <span className={styles['taken']}>
      {answer === '' ? 'The case that you try stops here: not known' : `The case that you try: ${answer}`}
    </span>
  );
}

interface WayProps {
  readonly way: DecisionEdge;
  readonly target: DecisionNode | undefined;
  readonly number: number | undefined;
  onGo(id: string): void;
}

function Way({ way, target, number, onGo }: WayProps): ReactNode {
  if (!target) return null;
  switch (target.kind) {
    case 'question':
      return (
        <span>
          {way.words}:{' '}
          <button type="button" className={styles['way']} onClick={() => onGo(target.id)}>
            question {number}
          </button>
        </span>
      );
    case 'determination':
      return (
        <span>
          {way.words}: {describeDetermination(target.determination).words}
        </span>
      );
    case 'left-out':
      return <span>{way.words}: continues, not listed</span>;
  }
}

function orderQuestions({ nodes, edges }: DecisionGraph) {
  const questions = nodes.flatMap((node) => (node.kind === 'question' ? [node] : []));
  return {
    questions,
    numbers: new Map(questions.map((node, index) => [node.id, index + 1])),
    ways: groupBy(edges, (edge) => edge.from),
    nodes: new Map(nodes.map((node) => [node.id, node])),
  };
}
