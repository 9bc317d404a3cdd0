// The commands about cases: the one in the form, all of the guideline, and what they cover.
import type { Command } from './command.ts';
import { triedGuideline } from './state/case-tables.ts';
import { formCaseRef } from './state/case-writing.ts';
import type { AppState } from './store.ts';

export const caseCommands: readonly Command[] = [
  {
    id: 'next-question',
    title: 'Go to the best next question of the case',
    group: 'Case',
    keys: [],
    available: (state) => nextQuestion(state) !== undefined,
    run: (state) => {
      const key = nextQuestion(state);
      if (key !== undefined) state.goToQuestion(key);
    },
  },
  {
    id: 'answer-others-no',
    title: 'Answer all other questions of the case with no',
    group: 'Case',
    keys: [],
    available: hasTried,
    run: onTried((state, path) => state.answerOthersNo(path)),
  },
  {
    id: 'reset-case',
    title: 'Start the case again',
    group: 'Case',
    keys: [],
    available: hasTried,
    run: onTried((state, path) => state.startAgain(path)),
  },
  {
    id: 'save-case',
    title: 'Save what stands in the form as a case…',
    group: 'Case',
    keys: ['Ctrl+Shift+S'],
    available: (state) => Object.keys(state.formFacts(triedGuideline(state) ?? '')).length > 0,
    run: onTried((state, path) => state.askCaseTitle(path)),
  },
  {
    id: 'update-case',
    title: 'Update the case that stands in the form',
    group: 'Case',
    keys: [],
    available: (state) => formCaseRef(state, triedGuideline(state) ?? '') !== undefined,
    run: onTried((state, path) => void state.updateCase(path)),
  },
  {
    id: 'questions-best-first',
    title: 'Questions of the case: best next first',
    group: 'Case',
    keys: [],
    available: (state) => state.formOrder === 'document',
    run: (state) => {
      state.setFormOrder('best');
      state.showInspector('case');
    },
  },
  {
    id: 'questions-as-printed',
    title: 'Questions of the case: as in the document',
    group: 'Case',
    keys: [],
    available: (state) => state.formOrder === 'best',
    run: (state) => {
      state.setFormOrder('document');
      state.showInspector('case');
    },
  },
  {
    id: 'show-coverage',
    title: 'Coverage by cases in the text: show',
    group: 'Case',
    keys: [],
    available: (state) => !state.coverageShown,
    run: (state) => state.showCoverage(true),
  },
  {
    id: 'hide-coverage',
    title: 'Coverage by cases in the text: hide',
    group: 'Case',
    keys: [],
    available: (state) => state.coverageShown,
    run: (state) => state.showCoverage(false),
  },
  {
    id: 'analyse-guideline',
    title: 'Analyse the guideline over all cases',
    group: 'Case',
    keys: [],
    available: hasTried,
    run: onTried((state, path) => {
      state.showInspector('cases');
      state.showCasesView('analyses');
      void state.analyseGuideline(path);
    }),
  },
  {
    id: 'show-cases',
    title: 'Show the cases of the guideline',
    group: 'View',
    keys: ['Ctrl+6'],
    run: (state) => state.showInspector('cases'),
  },
];

/** On the guideline that the case form asks about. */
function onTried(run: (state: AppState, path: string) => void): (state: AppState) => void {
  return (state) => {
    const path = triedGuideline(state);
    if (path !== undefined) run(state, path);
  };
}

function hasTried(state: AppState): boolean {
  return triedGuideline(state)?.endsWith('.guideline') === true;
}

function nextQuestion(state: AppState): string | undefined {
  const explanation = state.answers[triedGuideline(state) ?? '']?.explanation;
  return explanation?.verdict.settled === true ? undefined : explanation?.nextQuestion;
}
