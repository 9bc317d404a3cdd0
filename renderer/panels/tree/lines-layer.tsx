// The lines of the canvas in one drawing under the boxes: elbows from a criterion to its list, curves with words between questions.
import { ViewportPortal } from '@xyflow/react';
import { memo } from 'react';
import type { ReactNode } from 'react';
import type { CurveLine } from './curve-lines.ts';
import type { FamilyLine } from './family-lines.ts';
import { curve, elbow, family } from './line-paths.ts';
import type { Continuation } from './layout.ts';
import type { TreeIndex } from './tree-index.ts';
import styles from './boxes.module.css';

export const FamilyLines = memo(function FamilyLines({
  lines,
}: {
  readonly lines: readonly FamilyLine[];
}): ReactNode {
  return (
    <Layer>
      {lines.map((line) => (
        <path
          key={line.id}
          className={styles['edge']}
          data-tone={line.tone}
          d={family(line.from, line.items)}
        />
      ))}
      {lines.flatMap((line) =>
        line.items
          .filter((item) => item.met)
          .map((item) => (
            <path key={item.id} className={styles['edge']} data-state="met" d={elbow(line.from, item)} />
          )),
      )}
    </Layer>
  );
});

interface ContinuationsProps {
  readonly index: TreeIndex;
  readonly places: readonly Continuation[];
}

/** The name of a section where it goes on in a further strip. */
export const Continuations = memo(function Continuations({ index, places }: ContinuationsProps): ReactNode {
  return (
    <ViewportPortal>
      {places.map(({ section, item, x, y, width }) => (
        <div
          key={item}
          className={styles['continued']}
          style={{ width, transform: `translate(${x}px,${y}px)` }}
        >
          <b>{index.entries.get(section)?.node.statements[0]?.words}</b>
          continued
        </div>
      ))}
    </ViewportPortal>
  );
});

export const CurveLines = memo(function CurveLines({
  lines,
}: {
  readonly lines: readonly CurveLine[];
}): ReactNode {
  return (
    <>
      <Layer>
        {lines.map((line) => (
          <g key={line.id}>
            <path
              className={styles['edge']}
              data-unknown={line.unknown}
              data-taken={line.taken}
              d={curve(line.points, line.runs)}
            />
            <Arrow line={line} />
          </g>
        ))}
      </Layer>
      <ViewportPortal>
        {lines.map(({ id, label, room, words, unknown, taken }) => (
          <div
            key={id}
            className={styles['label']}
            data-unknown={unknown}
            data-taken={taken}
            style={{
              width: room.width,
              height: room.height,
              transform: `translate(${Math.round(label.x - room.width / 2)}px,${Math.round(label.y - room.height / 2)}px)`,
            }}
          >
            {words}
          </div>
        ))}
      </ViewportPortal>
    </>
  );
});

function Arrow({ line }: { readonly line: CurveLine }): ReactNode {
  const tip = line.points.at(-1);
  if (!tip) return null;
  const turn = `translate(${tip.x},${tip.y}) rotate(${line.runs === 'down' ? 90 : 0})`;
  return (
    <path
      className={styles['arrow']}
      data-unknown={line.unknown}
      data-taken={line.taken}
      d="M0,0L-8,4V-4Z"
      transform={turn}
    />
  );
}

/** The boxes say the same in words: the lines are for the eye. */
function Layer({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <ViewportPortal>
      <svg className={styles['layer']} aria-hidden>
        {children}
      </svg>
    </ViewportPortal>
  );
}
