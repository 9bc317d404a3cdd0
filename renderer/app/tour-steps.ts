// The stations of the tour: where each stands in the window and what it says. They speak of what is there in every library.
import type { InspectorTab } from './state/view.ts';
import type { AppState } from './store.ts';

export interface TourStep {
  /** A selector of what it points to. */
  readonly anchor: string;
  readonly title: string;
  readonly words: string;
  /** Brings to the front what it speaks of. */
  readonly prepare?: (state: AppState) => void;
}

export const tourSteps: readonly TourStep[] = [
  {
    anchor: '[data-region="library"]',
    title: 'The library',
    words:
      'Every guideline with its versions, their status and what is open in them; below, the outline of the one that you read. They are plain files in a folder of yours.',
    prepare: (state) => state.showLeft('library'),
  },
  {
    anchor: '[data-region="first"]',
    title: 'The text is the guideline',
    words:
      'Sections, numbered criteria, ANY OF and ALL OF: the outline as you would print it. Problems are marked as you type, and Ctrl+. offers to correct them.',
    prepare: showText,
  },
  {
    anchor: '[data-region="inspector"]',
    title: 'The printed document',
    words:
      'The same text as it is published. A click on a criterion leads to its line, and the cursor leads here.',
    prepare: showPanel('document'),
  },
  {
    anchor: '[data-region="inspector"]',
    title: 'The decision tree',
    words:
      'The same text once more, as criteria or as questions in order. Choose a box to read what it asks.',
    prepare: showPanel('tree'),
  },
  {
    anchor: '[data-region="inspector"]',
    title: 'Try a case',
    words:
      'Answer what is known of a request. The determination, its reason and what is missing follow each answer. What is right can be kept as a case: it is decided again after each change.',
    prepare: showPanel('case'),
  },
  {
    anchor: '[data-tour="compare-versions"]',
    title: 'Compare two versions',
    words:
      'Words, structure, and which decisions change, with a case that shows each. The summary of changes is drafted and checked against them.',
  },
  {
    anchor: '[data-tour="export-bundle"]',
    title: 'Export for an engine',
    words:
      'A bundle of rules with its test vectors and hashes, so that what runs can be shown to be what was approved.',
  },
  {
    anchor: '[data-tour="help"]',
    title: 'Find everything again',
    words:
      'All commands and files are found by their words in the field above, Ctrl+K. This tour is here under Help.',
  },
];

function showText(state: AppState): void {
  state.showComparison(false);
}

/** The inspector stands beside the text alone. */
function showPanel(tab: InspectorTab): (state: AppState) => void {
  return (state) => {
    showText(state);
    state.showInspector(tab);
  };
}
