// Makes pictures of what the tree panel shows: lays the whole out in a worker, draws it, and hands it to the shell.
import { useRef, useState } from 'react';
import type { CriteriaTree } from '../../../dsl/index.ts';
import { boxContent } from './box-rows.ts';
import type { BlockWay } from './case-way.ts';
import { criteriaPicture } from './criteria-picture.ts';
import type { BlockGraph } from './decision-blocks.ts';
import { graphInput } from './decision-content.ts';
import { visibleIds } from './fold.ts';
import type { Folded } from './fold.ts';
import { layoutOnce } from './layouter.ts';
import type { Painting } from './marks.ts';
import { fontsOf, markRoom } from './measure-fonts.ts';
import { pictureSheets, sheetWidth, wholePicture } from './picture-frame.ts';
import type { PictureKind } from './picture-menu.tsx';
import { pictureFont } from './picture-parts.ts';
import type { Drawing } from './picture-parts.ts';
import { questionPicture } from './question-picture.ts';
import { printSheets, saveFile, toPng } from './save-picture.ts';
import type { BoxFonts } from './text-metrics.ts';
import type { TreeIndex } from './tree-index.ts';
import type { Lens } from './lens.ts';

export interface Pictures {
  readonly folded: boolean;
  onFolded(folded: boolean): void;
  readonly busy: boolean;
  onPicture(kind: PictureKind): void;
}

export interface Shown {
  readonly criteria: CriteriaTree;
  readonly index: TreeIndex;
  readonly folded: Folded;
  readonly lens: Lens;
  readonly blocks: BlockGraph | undefined;
  readonly way: BlockWay | undefined;
  readonly painting: Painting;
  readonly fileStem: string;
  onFailure(what: string, error: unknown): void;
}

export function usePictures(shown: Shown): Pictures {
  const [folded, onFolded] = useState(false);
  const [busy, setBusy] = useState(false);
  const fonts = useRef<BoxFonts>(undefined);
  const onPicture = (kind: PictureKind): void => {
    setBusy(true);
    fonts.current ??= fontsOf(pictureFont);
    makePicture(kind, shown, folded ? shown.folded : none, fonts.current)
      .catch((error: unknown) => shown.onFailure('The picture could not be made', error))
      .finally(() => setBusy(false));
  };
  return { folded, onFolded, busy, onPicture };
}

const none: Folded = new Set();

async function makePicture(kind: PictureKind, shown: Shown, folded: Folded, fonts: BoxFonts): Promise<void> {
  const drawing = await draw(kind, shown, folded, fonts);
  const { criteria, painting, lens } = shown;
  const title = criteria.version === '' ? criteria.title : `${criteria.title}, version ${criteria.version}`;
  const subtitle =
    lens === 'questions' ? 'Questions in the order of the decision' : painting.note || 'Criteria as written';
  const words = { title, subtitle, legend: lens === 'questions' ? [] : painting.legend };
  const name = `${shown.fileStem}-${lens === 'questions' ? 'questions' : 'tree'}`;
  if (kind === 'print') {
    await printSheets(pictureSheets(drawing, words, fonts), name);
    return;
  }
  const picture = wholePicture(drawing, words, fonts);
  if (kind === 'svg') saveFile(`${name}.svg`, new Blob([picture.svg], { type: 'image/svg+xml' }));
  else saveFile(`${name}.png`, await toPng(picture));
}

/** About the shape of a page, so that a long tree goes on in columns. */
const pageShape = { width: 1600, height: 1130 } as const;

async function draw(kind: PictureKind, shown: Shown, folded: Folded, fonts: BoxFonts): Promise<Drawing> {
  const { index, lens, blocks, way, painting } = shown;
  if (lens === 'questions') {
    if (blocks === undefined)
      throw new Error('The questions of this guideline are not drawn: there is nothing to save.');
    const reply = await layoutOnce({ kind: 'graph', ticket: 0, input: graphInput(blocks, fonts, 0) });
    if (reply.kind !== 'graph') throw new Error('The questions could not be laid out.');
    return questionPicture({ graph: blocks, placement: reply.placement, way, fonts });
  }
  const boxes = visibleIds(index, folded).flatMap((id) => {
    const entry = index.entries.get(id);
    return entry ? [boxContent(entry.node, entry.parent, entry.depth)] : [];
  });
  const marks = { state: markRoom(painting.widest, fonts) };
  const input = { boxes, fonts, marks, view: pageShape, shape: undefined };
  const reply = await layoutOnce(
    kind === 'print'
      ? { kind: 'column', ticket: 0, input, width: sheetWidth }
      : { kind: 'tree', ticket: 0, input, shapeKey: 'picture' },
  );
  if (reply.kind !== 'tree') throw new Error('The criteria could not be laid out.');
  return criteriaPicture({ index, placement: reply.placement, marks: painting.marks, fonts });
}
