// The folders that an editor has open, each a library of its own, and which of them a text belongs to; open texts win over files.
import type { TextDocuments } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { libraryOfFile } from '../host/disk/library-of-file.ts';
import { isLibraryName } from '../host/library-path.ts';
import { lintConfigName } from '../host/lint-config.ts';
import { addressOfPath, pathOfAddress } from './file-addresses.ts';
import { createLibrary, nameInside, type Library } from './library.ts';

/** A text of a library. */
export interface TextPlace {
  readonly library: Library;
  readonly name: string;
}

export interface Libraries {
  addFolder(path: string): void;
  removeFolder(path: string): void;
  /** Of a text by its address. When this resolves the library has read its files and has the open texts as they stand. */
  placeOf(address: string): Promise<TextPlace>;
  /** Those of the folders and those of single files, when they have read their files. */
  all(): Promise<readonly Library[]>;
  /** Gives the libraries the texts of the open documents as they stand now. */
  takeOpenTexts(): void;
  /** The address that the editor knows a text by. */
  addressOf(library: Library, name: string): string;
  openDocument(library: Library, name: string): TextDocument | undefined;
  /** A file may have changed on disk, or its text was closed. */
  reread(address: string): Promise<void>;
}

interface Opened {
  readonly library: Library;
  readonly ready: Promise<void>;
}

/** Hears which folders are read from now on, and which no more. */
export interface FolderListener {
  /** `byEditor`: it is one that the editor has open, not just that of a single file. */
  readonly opened: (root: string, byEditor: boolean) => void;
  readonly closed: (root: string) => void;
}

export function createLibraries(documents: TextDocuments<TextDocument>, listener: FolderListener): Libraries {
  const opened = new Map<string, Opened>();
  const folders = new Set<string>();
  let places = new Map<string, Promise<TextPlace>>();
  const settled = new Map<string, TextPlace>();
  const open = (root: string): Opened => {
    const known = opened.get(root);
    if (known !== undefined) return known;
    const library = createLibrary(root);
    const made = { library, ready: library.readAll() };
    opened.set(root, made);
    if (root !== '') listener.opened(root, folders.has(root));
    return made;
  };
  const forgetPlaces = (): void => {
    places = new Map();
    settled.clear();
  };
  const find = async (address: string): Promise<TextPlace> => {
    const path = pathOfAddress(address);
    if (path === undefined) return { library: open('').library, name: address };
    const around = [...folders].filter((folder) => nameInside(folder, path) !== undefined);
    const root = around.toSorted((a, b) => b.length - a.length)[0] ?? (await libraryOfFile(path));
    const { library, ready } = open(root);
    await ready;
    return { library, name: library.nameOf(path) ?? path };
  };
  const placed = async (address: string): Promise<TextPlace> => {
    const current = places;
    let place = places.get(address);
    if (place === undefined) {
      place = find(address);
      places.set(address, place);
    }
    const found = await place;
    if (current === places) settled.set(address, found);
    return found;
  };
  const takeOpenTexts = (): void => {
    for (const document of documents.all()) {
      const place = settled.get(document.uri);
      place?.library.workspace.setText(place.name, document.getText());
    }
  };
  const openDocument = (library: Library, name: string): TextDocument | undefined =>
    documents.all().find(({ uri }) => {
      const place = settled.get(uri);
      return place?.library === library && place.name === name;
    });
  return {
    addFolder: (path) => {
      folders.add(path);
      open(path);
      forgetPlaces();
    },
    removeFolder: (path) => {
      folders.delete(path);
      opened.delete(path);
      listener.closed(path);
      forgetPlaces();
    },
    placeOf: async (address) => {
      // Any open text may be a part of what is asked about, so all of them have their place first.
      await Promise.all(documents.keys().map(placed));
      const place = await placed(address);
      takeOpenTexts();
      return place;
    },
    all: async () => {
      await Promise.all(documents.keys().map(placed));
      await Promise.all([...opened.values()].map(({ ready }) => ready));
      takeOpenTexts();
      return [...opened.values()].map(({ library }) => library);
    },
    takeOpenTexts,
    addressOf: (library, name) =>
      openDocument(library, name)?.uri ?? (library.root === '' ? name : addressOfPath(library.pathOf(name))),
    openDocument,
    reread: async (address) => {
      const path = pathOfAddress(address);
      for (const { library, ready } of opened.values()) {
        const name = path === undefined ? address : library.nameOf(path);
        if (name === undefined || openDocument(library, name) !== undefined) continue;
        if (library.root !== '' && name !== lintConfigName && !isLibraryName(name)) continue;
        await ready;
        await library.reread(name);
      }
    },
  };
}
