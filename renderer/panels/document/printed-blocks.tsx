// The blocks of the printed page as elements; every word is text, never markup.
import { memo } from 'react';
import type { PrintedBlock } from '../../../dsl/index.ts';
import styles from './document-panel.module.css';
import { usePage } from './page-context.ts';
import { Criteria } from './printed-criteria.tsx';
import { CitationLine, Runs } from './printed-runs.tsx';

type Block<K extends PrintedBlock['kind']> = Extract<PrintedBlock, { readonly kind: K }>;

export const PrintedBlocks = memo(function PrintedBlocks({
  blocks,
}: {
  readonly blocks: readonly PrintedBlock[];
}) {
  return blocks.map((block, index) => <BlockElement key={`${block.kind}-${index}`} block={block} />);
});

function BlockElement({ block }: { readonly block: PrintedBlock }) {
  switch (block.kind) {
    case 'title':
      return <Title block={block} />;
    case 'heading':
      return <Heading block={block} />;
    case 'paragraph':
      return <Paragraph block={block} />;
    case 'criteria':
      return <Criteria items={block.items} depth={0} />;
    case 'footnotes':
      return <Footnotes block={block} />;
    case 'table':
      return <Table block={block} />;
    case 'term':
      return <Term block={block} />;
    case 'reference':
      return <Reference block={block} />;
    case 'changes':
      return <Changes block={block} />;
  }
}

function Title({ block }: { readonly block: Block<'title'> }) {
  return (
    <header className={styles['title']}>
      {block.program === '' ? null : <p className={styles['program']}>{block.program}</p>}
      <h2>{block.title}</h2>
      {block.number === '' ? null : <p className={styles['number']}>{block.number}</p>}
      <dl className={styles['facts']}>
        {block.facts.map((fact) => (
          <div key={fact.label}>
            <dt>{fact.label}</dt>
            <dd>{fact.value}</dd>
          </div>
        ))}
      </dl>
    </header>
  );
}

function Heading({ block }: { readonly block: Block<'heading'> }) {
  const { focus, goTo } = usePage();
  const { place, criterion } = block;
  return (
    <h3
      className={styles['heading']}
      data-criterion={criterion || undefined}
      data-chosen={criterion !== '' && criterion === focus}
    >
      {place === undefined ? (
        block.text
      ) : (
        <button type="button" className={styles['plainButton']} onClick={() => goTo(criterion, place)}>
          {block.text}
        </button>
      )}
    </h3>
  );
}

function Paragraph({ block }: { readonly block: Block<'paragraph'> }) {
  if (block.role === 'citations') return <CitationLine runs={block.runs} />;
  return (
    <p className={styles['paragraph']}>
      <Runs runs={block.runs} />
    </p>
  );
}

function Footnotes({ block }: { readonly block: Block<'footnotes'> }) {
  return (
    <div className={styles['footnotes']} role="note" aria-label="Footnotes">
      {block.notes.map((note) => (
        <p key={note.number}>
          <sup>{note.number}</sup> <Runs runs={note.runs} />
        </p>
      ))}
    </div>
  );
}

function Table({ block }: { readonly block: Block<'table'> }) {
  return (
    <table className={styles['table']}>
      {block.caption === '' ? null : <caption>{block.caption}</caption>}
      <thead>
        <tr>
          {block.columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {block.rows.map((row) => (
          <tr key={`${row.place.uri} ${row.place.span.start}`}>
            {row.cells.map((cell, column) => (
              <td key={block.columns[column] ?? column}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Term({ block }: { readonly block: Block<'term'> }) {
  const [first, ...rest] = block.paragraphs;
  return (
    <div className={styles['term']}>
      <p>
        <strong>{block.name}</strong>
        {first === undefined ? null : (
          <>
            : <Runs runs={first} />
          </>
        )}
      </p>
      {rest.map((runs, index) => (
        <p key={index}>
          <Runs runs={runs} />
        </p>
      ))}
    </div>
  );
}

function Reference({ block }: { readonly block: Block<'reference'> }) {
  const { goTo } = usePage();
  const { place } = block;
  return (
    <p className={styles['reference']} data-reference={block.key}>
      <button
        type="button"
        className={styles['label']}
        aria-label={`Reference ${block.number}: go to its text`}
        disabled={place === undefined}
        onClick={() => {
          if (place !== undefined) goTo('', place);
        }}
      >
        [{block.number}]
      </button>
      <span>
        <Runs runs={block.runs} />
      </span>
    </p>
  );
}

function Changes({ block }: { readonly block: Block<'changes'> }) {
  return (
    <>
      <p className={styles['paragraph']}>{block.lead}</p>
      <ul className={styles['changes']}>
        {block.entries.map((entry) => (
          <li key={entry.place.span.start}>
            <Runs runs={entry.runs} />
          </li>
        ))}
      </ul>
    </>
  );
}
