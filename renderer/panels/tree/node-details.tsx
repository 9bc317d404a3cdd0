// What there is to say about the selected box: its words and plain meaning, data, evidence, who names it, the cases that it decides.
import { Button } from '@mantine/core';
import { IconArrowRight, IconExternalLink } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { CriteriaNode, CriterionNotes, Place } from '../../../dsl/index.ts';
import { describeDetermination } from '../case/determination.ts';
import { LogicChip } from './criteria-box.tsx';
import { groupLabel, sectionKind, statementDetails, statementLead } from './box-rows.ts';
import type { Mark } from './marks.ts';
import { NodeMark } from './node-mark.tsx';
import styles from './details.module.css';

interface NodeDetailsProps {
  readonly node: CriteriaNode;
  readonly below: number;
  readonly mark: Mark | undefined;
  /** undefined until they have arrived; a criterion of an earlier version has none. */
  readonly notes: CriterionNotes | undefined;
  onActivate(id: string): void;
  onGoTo(place: Place): void;
}

export function NodeDetails(props: NodeDetailsProps): ReactNode {
  const { node, mark, notes, onActivate, onGoTo } = props;
  return (
    <section className={styles['details']} aria-label="About the selected box">
      <header className={styles['head']}>
        <b className={styles['number']}>
          {node.number === '' ? sectionKind(node) || 'Section' : node.number}
        </b>
        <span className={styles['space']} />
        <Button
          size="compact-xs"
          variant="light"
          rightSection={<IconArrowRight size={14} aria-hidden />}
          onClick={() => onActivate(node.id)}
        >
          Go to text
        </Button>
      </header>
      <Words node={node} below={props.below} />
      {mark === undefined ? null : (
        <p className={styles['mark']}>
          <NodeMark mark={mark} /> {mark.title}
        </p>
      )}
      {notes === undefined ? null : <Notes notes={notes} node={node} onGoTo={onGoTo} />}
    </section>
  );
}

/** Stands where nothing is selected, so that the tree has the same room before and after. */
export function NoDetails(): ReactNode {
  return (
    <section className={styles['details']} aria-label="About the selected box">
      <p className={styles['mark']}>
        Choose a box to read what it asks in plain words, which data and evidence it rests on, and which cases
        hang on it.
      </p>
    </section>
  );
}

function Words({ node, below }: Pick<NodeDetailsProps, 'node' | 'below'>): ReactNode {
  return (
    <div className={styles['words']}>
      {node.statements.map((statement, index) => (
        <p key={`${index}:${statement.id}`}>
          <b>{statementLead(node, statement)}</b> {statement.words}
          {statement.when === '' ? null : <code>when {statement.when}</code>}
          {[...statementDetails(statement), ...statement.notes].map((detail) => (
            <small key={detail}>{detail}</small>
          ))}
        </p>
      ))}
      {node.group ? (
        <p>
          <LogicChip text={groupLabel(node)} />{' '}
          <small className={styles['inline']}>
            {node.group.children.length} listed
            {below > node.group.children.length ? `, ${below} in all` : ''}
          </small>
        </p>
      ) : null}
    </div>
  );
}

interface NotesProps {
  readonly notes: CriterionNotes;
  readonly node: CriteriaNode;
  onGoTo(place: Place): void;
}

function Notes({ notes, node, onGoTo }: NotesProps): ReactNode {
  const { restatement, data, evidence, namedBy } = notes;
  return (
    <dl className={styles['notes']}>
      {restatement === '' ? null : (
        <Note title="In plain words">
          <dd>{restatement}</dd>
        </Note>
      )}
      <Note title={node.kind === 'section' ? 'Section' : 'Id'}>
        <dd>
          <code>{`{${notes.id}}`}</code>
          {node.from === '' ? '' : ` from the shared part ${node.from}`}
        </dd>
      </Note>
      {data.length === 0 ? null : (
        <Note title="Data that it reads">
          {data.map(({ key, label, type, place }) => (
            <dd key={key}>
              <PlaceButton place={place} onGoTo={onGoTo}>
                {label}
              </PlaceButton>{' '}
              <small>
                <code>{key}</code> {type}
              </small>
            </dd>
          ))}
        </Note>
      )}
      {evidence.length === 0 ? null : (
        <Note title="Evidence">
          {evidence.map(({ key, number, text, url, place }) => (
            <dd key={key}>
              <PlaceButton place={place} onGoTo={onGoTo}>
                {number > 0 ? `[${number}] ` : ''}
                {key}
              </PlaceButton>{' '}
              <small>{text === '' ? 'is not in the list of references' : text}</small>
              {url === '' ? null : (
                <a href={url} target="_blank" rel="noreferrer">
                  Open the publication <IconExternalLink size={12} aria-hidden />
                </a>
              )}
            </dd>
          ))}
        </Note>
      )}
      {namedBy.length === 0 ? null : (
        <Note title="Named by">
          {namedBy.map((place) => (
            <dd key={`${place.uri}:${place.span.start}`}>
              <PlaceButton place={place} onGoTo={onGoTo}>
                {place.words}
              </PlaceButton>
            </dd>
          ))}
        </Note>
      )}
      {notes.cases.of === 0 ? null : <CaseNotes cases={notes.cases} onGoTo={onGoTo} />}
    </dl>
  );
}

const casesShown = 8;

function CaseNotes({ cases, onGoTo }: Pick<CriterionNotes, 'cases'> & Pick<NotesProps, 'onGoTo'>): ReactNode {
  const { of, decided } = cases;
  return (
    <Note title={`Decides ${decided.length} of ${of} ${of === 1 ? 'case' : 'cases'}`}>
      {decided.slice(0, casesShown).map(({ title, determination, state, place }) => (
        <dd key={`${place.uri}:${place.span.start}`}>
          <PlaceButton place={place} onGoTo={onGoTo}>
            {title}
          </PlaceButton>{' '}
          <small>
            {state === 'not-met' ? 'not met' : state}
            {determination === '' ? '' : `: ${describeDetermination(determination).words}`}
          </small>
        </dd>
      ))}
      {decided.length > casesShown ? <dd>and {decided.length - casesShown} more</dd> : null}
      {decided.length === 0 ? (
        <dd>In no case would the determination be another if it alone had another state.</dd>
      ) : null}
    </Note>
  );
}

function Note({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <div>
      <dt>{title}</dt>
      {children}
    </div>
  );
}

interface PlaceButtonProps {
  readonly place: Place | undefined;
  readonly children: ReactNode;
  onGoTo(place: Place): void;
}

function PlaceButton({ place, children, onGoTo }: PlaceButtonProps): ReactNode {
  if (place === undefined) return <span>{children}</span>;
  return (
    <button type="button" className={styles['link']} onClick={() => onGoTo(place)}>
      {children}
    </button>
  );
}
