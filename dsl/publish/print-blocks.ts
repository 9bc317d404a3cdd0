// Headings and paragraphs of the printed page; knows no guideline.
import type { Place } from '../model/guideline.ts';
import type { PrintedBlock, PrintedRun } from './printed-document.ts';

export function heading(text: string, anchor: string, place?: Place, criterion = ''): PrintedBlock {
  return { kind: 'heading', level: 2, text, anchor, criterion, place };
}

export function paragraph(runs: readonly PrintedRun[], place?: Place): PrintedBlock {
  return { kind: 'paragraph', role: 'body', runs, criterion: '', place };
}
