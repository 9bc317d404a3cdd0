// Draws the icons of the installers from the mark of the app; run it after the mark has changed: `node scripts/icons.ts`.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launchChromium } from '../test/support/chromium.ts';
import { projectRoot } from './programs.ts';

/** Pixels of a side. */
const linuxSizes = [16, 24, 32, 48, 64, 128, 256, 512];
const windowsSizes = [16, 24, 32, 48, 64, 128, 256];
/** Apple's names for PNG pictures of a size. */
const macPictures: readonly (readonly [name: string, size: number])[] = [
  ['icp4', 16],
  ['icp5', 32],
  ['ic11', 32],
  ['icp6', 64],
  ['ic12', 64],
  ['ic07', 128],
  ['ic08', 256],
  ['ic13', 256],
  ['ic09', 512],
  ['ic14', 512],
  ['ic10', 1024],
];

await drawIcons(join(projectRoot, 'build'));

async function drawIcons(folder: string): Promise<void> {
  const mark = await readFile(join(projectRoot, 'renderer/app/mark.svg'), 'utf8');
  const pictures = await drawAll(mark, [
    ...new Set([...linuxSizes, ...windowsSizes, ...macPictures.map(([, size]) => size)]),
  ]);
  const picture = (size: number): Buffer => pictures.get(size) ?? Buffer.alloc(0);
  await mkdir(join(folder, 'icons'), { recursive: true });
  for (const size of linuxSizes) await writeFile(join(folder, 'icons', `${size}x${size}.png`), picture(size));
  await writeFile(join(folder, 'icon.ico'), windowsIcon(windowsSizes.map((size) => [size, picture(size)])));
  await writeFile(
    join(folder, 'icon.icns'),
    macIcon(macPictures.map(([name, size]) => [name, picture(size)])),
  );
  console.log(`drew ${linuxSizes.length} pictures, icon.ico and icon.icns into ${folder}`);
}

async function drawAll(mark: string, sizes: readonly number[]): Promise<ReadonlyMap<number, Buffer>> {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    const pictures = new Map<number, Buffer>();
    for (const size of sizes) pictures.set(size, await draw(page, mark, size));
    return pictures;
  } finally {
    await browser.close();
  }
}

async function draw(page: Page, mark: string, size: number): Promise<Buffer> {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(
    `<style>body { margin: 0 } svg { display: block; width: ${size}px; height: ${size}px }</style>${mark}`,
  );
  return await page.screenshot({ omitBackground: true });
}

/** Windows takes PNG pictures in its icons since Vista; 256 is written as 0. */
function windowsIcon(pictures: readonly (readonly [size: number, png: Buffer])[]): Buffer {
  const header = Buffer.alloc(6 + 16 * pictures.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(pictures.length, 4);
  let offset = header.length;
  for (const [index, [size, png]] of pictures.entries()) {
    const entry = 6 + 16 * index;
    header.writeUInt8(size % 256, entry);
    header.writeUInt8(size % 256, entry + 1);
    header.writeUInt16LE(1, entry + 4);
    header.writeUInt16LE(32, entry + 6);
    header.writeUInt32LE(png.length, entry + 8);
    header.writeUInt32LE(offset, entry + 12);
    offset += png.length;
  }
  return Buffer.concat([header, ...pictures.map(([, png]) => png)]);
}

function macIcon(pictures: readonly (readonly [name: string, png: Buffer])[]): Buffer {
  const parts = pictures.flatMap(([name, png]) => [macChunkHeader(name, png.length), png]);
  const body = Buffer.concat(parts);
  return Buffer.concat([macChunkHeader('icns', body.length), body]);
}

function macChunkHeader(name: string, length: number): Buffer {
  const header = Buffer.alloc(8);
  header.write(name, 'latin1');
  header.writeUInt32BE(length + 8, 4);
  return header;
}
