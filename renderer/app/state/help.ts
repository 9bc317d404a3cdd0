// The language worker as the editor component asks it while a person writes; keeps nothing.
import type { LanguageHelp } from '../../worker/protocol.ts';
import type { Services } from './slice.ts';

export interface HelpSlice {
  readonly help: LanguageHelp;
}

export function createHelpSlice({ language }: Pick<Services, 'language'>): HelpSlice {
  return { help: language };
}
