// Two texts side by side with their differences; the one door of other panels to the editor component.
import { useEffect, useEffectEvent, useRef } from 'react';
import type { Span } from '../../dsl/index.ts';
import styles from './editor.module.css';
import { installEditorWorker } from './environment.ts';
import { languageId, registerLanguage } from './language.ts';
import { monaco } from './monaco.ts';
import { editorOptions } from './options.ts';
import { toRange } from './positions.ts';
import { useEditorLook } from './use-editor-look.ts';

/** Moves the view of one side; places are offsets of that side's text. */
export interface DiffEditorHandle {
  readonly showOld: (span: Span) => void;
  readonly showNew: (span: Span) => void;
  /** To the next (1) or previous (-1) difference. */
  readonly step: (direction: 1 | -1) => void;
}

export interface DiffEditorProps {
  readonly oldText: string;
  readonly newText: string;
  readonly onReady?: (handle: DiffEditorHandle) => void;
  /** The person put the cursor there; offsets are of that side's text. */
  readonly onCursor?: (side: 'old' | 'new', offset: number) => void;
}

export function DiffEditor({ oldText, newText, onReady, onCursor }: DiffEditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<monaco.editor.IStandaloneDiffEditor>(undefined);
  const tellReady = useEffectEvent((handle: DiffEditorHandle) => onReady?.(handle));
  const tellCursor = useEffectEvent((side: 'old' | 'new', offset: number) => onCursor?.(side, offset));
  useEffect(() => {
    if (host.current === null) return undefined;
    installEditorWorker(window);
    registerLanguage(monaco.languages);
    const created = monaco.editor.createDiffEditor(host.current, diffOptions);
    editor.current = created;
    tellReady(handleOf(created));
    hearCursor(created.getOriginalEditor(), (offset) => tellCursor('old', offset));
    hearCursor(created.getModifiedEditor(), (offset) => tellCursor('new', offset));
    return () => {
      editor.current = undefined;
      created.dispose();
    };
  }, []);
  useEffect(() => {
    const original = monaco.editor.createModel(oldText, languageId);
    const modified = monaco.editor.createModel(newText, languageId);
    editor.current?.setModel({ original, modified });
    return () => {
      editor.current?.setModel(null);
      disposeLater([original, modified]);
    };
  }, [oldText, newText]);
  useEditorLook((options) => editor.current?.updateOptions(options));
  return <div ref={host} className={`nokey ${styles['diff'] ?? ''}`} data-testid="diff-editor" />;
}

const diffOptions: monaco.editor.IStandaloneDiffEditorConstructionOptions = {
  ...editorOptions,
  readOnly: true,
  originalEditable: false,
  renderSideBySide: true,
  useInlineViewWhenSpaceIsLimited: true,
  renderSideBySideInlineBreakpoint: 620,
  diffAlgorithm: 'advanced',
  ignoreTrimWhitespace: true,
  renderOverviewRuler: true,
  originalAriaLabel: 'Old version',
  modifiedAriaLabel: 'New version',
  stickyScroll: { enabled: false },
  hideUnchangedRegions: { enabled: true, contextLineCount: 4, minimumLineCount: 6 },
};

function handleOf(diff: monaco.editor.IStandaloneDiffEditor): DiffEditorHandle {
  return {
    showOld: (span) => show(diff.getOriginalEditor(), span),
    showNew: (span) => show(diff.getModifiedEditor(), span),
    step: (direction) => diff.goToDiff(direction === 1 ? 'next' : 'previous'),
  };
}

/** A cursor that a program moved is none of a person. */
function hearCursor(side: monaco.editor.ICodeEditor, hear: (offset: number) => void): void {
  side.onDidChangeCursorPosition(({ position, source }) => {
    const model = side.getModel();
    if (model !== null && (source === 'mouse' || source === 'keyboard')) hear(model.getOffsetAt(position));
  });
}

function show(side: monaco.editor.ICodeEditor, span: Span): void {
  const model = side.getModel();
  if (model === null) return;
  const range = toRange(model, span);
  side.setSelection(range);
  side.revealRangeInCenterIfOutsideViewport(range);
}

const longestComparison = 10_000;

/** The worker may still be comparing them, and fails loudly where a text is gone before it answers. */
function disposeLater(models: readonly monaco.editor.ITextModel[]): void {
  setTimeout(() => models.forEach((model) => model.dispose()), longestComparison);
}
