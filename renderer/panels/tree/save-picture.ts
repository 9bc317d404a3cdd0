// Brings a picture out of the window: as a file that the shell saves, as pixels, or to the printer.
import type { Picture } from './picture-frame.ts';
import styles from './picture.module.css';

/** The shell asks where to save, or saves among the downloads. */
export function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The shell reads it after this turn.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Twice its natural size, or as large as a picture of pixels may be; throws, in words, where its text could not be read then. */
export async function toPng(picture: Picture): Promise<Blob> {
  const scale = pixelScale(picture);
  if (scale === undefined)
    throw new Error(
      `The tree is ${Math.ceil(picture.width)} by ${Math.ceil(picture.height)} pixels, too large for a PNG that can be read. Save it as SVG, print it, or fold what need not be shown.`,
    );
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(picture.width * scale);
  canvas.height = Math.ceil(picture.height * scale);
  const image = await loadSvg(picture.svg);
  const context = canvas.getContext('2d');
  if (context === null)
    throw new Error('This window cannot draw pictures of pixels. Save it as SVG instead.');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob === null) throw new Error('The picture is too large for this computer. Save it as SVG instead.');
  return blob;
}

/** Browsers draw no larger pictures of pixels. */
const longestSide = 16_000;
const mostPixels = 120_000_000;

/** 2 where there is room, never below 1; undefined where even that is too large. */
export function pixelScale({ width, height }: Pick<Picture, 'width' | 'height'>): number | undefined {
  const scale = Math.min(2, longestSide / Math.max(width, height), Math.sqrt(mostPixels / (width * height)));
  return scale >= 1 ? scale : undefined;
}

/** Shows the sheets to the printer alone; resolves when its dialog is closed. */
export async function printSheets(sheets: readonly string[], title: string): Promise<void> {
  const holder = document.createElement('div');
  holder.className = styles['sheets'] ?? '';
  const images = await Promise.all(sheets.map(loadSvg));
  for (const [at, image] of images.entries()) {
    image.className = styles['sheet'] ?? '';
    image.alt = `${title}, page ${at + 1} of ${images.length}`;
    holder.append(image);
  }
  document.body.append(holder);
  const before = document.title;
  // The name that a printer into a file proposes.
  document.title = title;
  const printed = new Promise<void>((resolve) => {
    window.addEventListener('afterprint', () => resolve(), { once: true });
  });
  window.print();
  await printed;
  document.title = before;
  holder.remove();
}

async function loadSvg(svg: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  return image;
}
