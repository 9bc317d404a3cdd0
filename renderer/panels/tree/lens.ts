// The ways to look at one guideline in the tree panel, and what a person may choose of each.

/** As written; as questions in the order of the decision; as lines to read. */
export type Lens = 'criteria' | 'questions' | 'outline';

export interface QuestionOptions {
  /** Where answers that are not known lead. */
  readonly unknown: boolean;
  /** One box per question instead of lists. */
  readonly single: boolean;
}
