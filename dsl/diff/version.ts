// One side of a comparison: what of a compiled guideline it reads, so that this room need not know how a text is compiled.
import type { CriteriaGraph } from '../decision/criteria-graph.ts';
import type { Guideline } from '../model/guideline.ts';
import type { GuidelineDocument } from '../syntax/ast.ts';

export interface Version {
  readonly document: GuidelineDocument;
  readonly guideline: Guideline;
  readonly graph: CriteriaGraph;
}
