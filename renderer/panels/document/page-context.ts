// What every part of the printed page must know: which criterion is chosen, how the tried case stands, where a click leads.
import { createContext, use } from 'react';
import type { Place } from '../../../dsl/index.ts';
import type { CaseAnswer } from '../../worker/protocol.ts';

export interface Page {
  readonly path: string;
  readonly focus: string | undefined;
  readonly states: CaseAnswer['states'] | undefined;
  readonly goTo: (criterion: string, place: Place) => void;
}

export const PageContext = createContext<Page | undefined>(undefined);

export function usePage(): Page {
  const page = use(PageContext);
  if (page === undefined) throw new Error('A part of the page stands outside PageContext.');
  return page;
}
