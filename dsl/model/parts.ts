// A guideline's document with the fragments that it includes, each with its ids and prefix, and their criteria sections in one order.
import type { CriteriaSection, GuidelineDocument, IncludeSection } from '../syntax/ast.ts';
import { criteriaSections, isCriteriaSection } from '../syntax/walk.ts';
import type { CriterionIds } from './criterion-ids.ts';
import type { DeclaredElement } from './elements.ts';

/** One document that takes part in a guideline. */
export interface Part {
  readonly document: GuidelineDocument;
  readonly uri: string;
  /** `fragment-id.`, or '' for the guideline itself. */
  readonly prefix: string;
  readonly ids: CriterionIds;
  readonly elements: ReadonlyMap<string, DeclaredElement>;
}

export interface PartSection {
  readonly part: Part;
  readonly section: CriteriaSection;
}

/** Criteria sections in document order, those of a fragment at the place of its include. */
export function orderedSections(
  own: Part,
  fragments: ReadonlyMap<IncludeSection, Part>,
): readonly PartSection[] {
  return own.document.sections.flatMap((section): readonly PartSection[] => {
    if (section.kind === 'include') {
      const part = fragments.get(section);
      return part ? criteriaSections(part.document).map((included) => ({ part, section: included })) : [];
    }
    return isCriteriaSection(section) ? [{ part: own, section }] : [];
  });
}

export function headerValue(document: GuidelineDocument, key: string): string {
  const field = document.header.find((entry) => entry.key.value === key);
  return (field?.value.value ?? '').replace(/^"(.*)"$/, '$1');
}
