// The GoRules target: one JSON Decision Model that ZEN engines load as it is; it reads facts in the form that the reference reads.
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Outcome } from '../../source/diagnostic.ts';
import { printJson } from '../canonical-json.ts';
import type { EmittedFile, Target, TargetInput } from '../target.ts';
import { decisionContent } from './decision-content.ts';

export const jdm: Target = {
  id: 'jdm',
  title: 'GoRules JDM',
  purpose:
    'For GoRules and its ZEN engine: a decision with a state for each criterion and a table for the determination',
  emit,
};

/** Every criteria graph can be said in it, so there is nothing to say about what is left out. */
function emit({ graph }: TargetInput): Outcome<readonly EmittedFile[]> {
  const bytes = utf8ToBytes(printJson(decisionContent(graph), 5));
  return {
    value: [{ path: 'jdm/decision.json', mediaType: 'application/vnd.gorules.decision+json', bytes }],
    diagnostics: [],
  };
}
