// Every lint rule, one line each, in the order in which the documentation lists them; knows nothing else of any.
import type { Rule } from './rule.ts';
import { noAbbreviationExpandedTwice } from './rules/no-abbreviation-expanded-twice.ts';
import { noAbbreviationUsedOnce } from './rules/no-abbreviation-used-once.ts';
import { noAlwaysMet } from './rules/no-always-met.ts';
import { noAmbiguousAbbreviation } from './rules/no-ambiguous-abbreviation.ts';
import { noAnnouncedList } from './rules/no-announced-list.ts';
import { noBidiCharacter } from './rules/no-bidi-character.ts';
import { noCodeWithTwoStatuses } from './rules/no-code-with-two-statuses.ts';
import { noConflictingDefinition } from './rules/no-conflicting-definition.ts';
import { noConnectorAgainstQuantifier } from './rules/no-connector-against-quantifier.ts';
import { noContradiction } from './rules/no-contradiction.ts';
import { noDeadCriterion } from './rules/no-dead-criterion.ts';
import { noDoubleNegative } from './rules/no-double-negative.ts';
import { noDriftingDefinition } from './rules/no-drifting-definition.ts';
import { noDriftingDuplicate } from './rules/no-drifting-duplicate.ts';
import { noDuplicateCriterion } from './rules/no-duplicate-criterion.ts';
import { noDuplicateDefinition } from './rules/no-duplicate-definition.ts';
import { noDuplicateVersion } from './rules/no-duplicate-version.ts';
import { noEmptyDefinition } from './rules/no-empty-definition.ts';
import { noExampleOfItself } from './rules/no-example-of-itself.ts';
import { noExamplesInWords } from './rules/no-examples-in-words.ts';
import { noHedgeWord } from './rules/no-hedge-word.ts';
import { noHiddenDeadCriterion } from './rules/no-hidden-dead-criterion.ts';
import { noInvisibleCharacter } from './rules/no-invisible-character.ts';
import { noListOfOne } from './rules/no-list-of-one.ts';
import { noLookAlikeId } from './rules/no-look-alike-id.ts';
import { noLowerCaseConnector } from './rules/no-lower-case-connector.ts';
import { noLowerCaseLogicWord } from './rules/no-lower-case-logic-word.ts';
import { noMismatchedChanges } from './rules/no-mismatched-changes.ts';
import { noMixedAndOr } from './rules/no-mixed-and-or.ts';
import { noMixedScript } from './rules/no-mixed-script.ts';
import { noNearMissTerm } from './rules/no-near-miss-term.ts';
import { noNumericGap } from './rules/no-numeric-gap.ts';
import { noNumericOverlap } from './rules/no-numeric-overlap.ts';
import { noOverlappingCodes } from './rules/no-overlapping-codes.ts';
import { noRangeAcrossCategories } from './rules/no-range-across-categories.ts';
import { noRepeatedCitation } from './rules/no-repeated-citation.ts';
import { noRepeatedWord } from './rules/no-repeated-word.ts';
import { noSameQuestionTwice } from './rules/no-same-question-twice.ts';
import { noSameReferenceTwice } from './rules/no-same-reference-twice.ts';
import { noSecondAbbreviation } from './rules/no-second-abbreviation.ts';
import { noSkippedHeadingLevel } from './rules/no-skipped-heading-level.ts';
import { noSlashInLogic } from './rules/no-slash-in-logic.ts';
import { noTrailingConnector } from './rules/no-trailing-connector.ts';
import { noUncitedReference } from './rules/no-uncited-reference.ts';
import { noUndecidedSection } from './rules/no-undecided-section.ts';
import { noUndefinedTerm } from './rules/no-undefined-term.ts';
import { noUnexpandedAbbreviation } from './rules/no-unexpanded-abbreviation.ts';
import { noUnknownWaiver } from './rules/no-unknown-waiver.ts';
import { noUnreachableRow } from './rules/no-unreachable-row.ts';
import { noUnreadCitation } from './rules/no-unread-citation.ts';
import { noUnsupportedClaim } from './rules/no-unsupported-claim.ts';
import { noUnusedElement } from './rules/no-unused-element.ts';
import { noUnusedTerm } from './rules/no-unused-term.ts';
import { noUnusedWaiver } from './rules/no-unused-waiver.ts';
import { noVagueDuration } from './rules/no-vague-duration.ts';
import { noWordsAgainstCondition } from './rules/no-words-against-condition.ts';
import { noWordsAgainstQuantifier } from './rules/no-words-against-quantifier.ts';
import { requireCitationOrder } from './rules/require-citation-order.ts';
import { requireClaimForChange } from './rules/require-claim-for-change.ts';
import { requireCurrentReview } from './rules/require-current-review.ts';
import { requireDateOrder } from './rules/require-date-order.ts';
import { requireEffectiveDate } from './rules/require-effective-date.ts';
import { requireEvenMarkerLevels } from './rules/require-even-marker-levels.ts';
import { requireEvidence } from './rules/require-evidence.ts';
import { requireMarkerSequence } from './rules/require-marker-sequence.ts';
import { requireOneMarkerStyle } from './rules/require-one-marker-style.ts';
import { requireOpenOrClosedList } from './rules/require-open-or-closed-list.ts';
import { requirePinnedIds } from './rules/require-pinned-ids.ts';
import { requirePlainReason } from './rules/require-plain-reason.ts';
import { requireReferenceOrder } from './rules/require-reference-order.ts';
import { requireTermOrder } from './rules/require-term-order.ts';
import { requireUnit } from './rules/require-unit.ts';
import { requireValidCode } from './rules/require-valid-code.ts';
import { requireWaiverReason } from './rules/require-waiver-reason.ts';

export const lintRules: readonly Rule[] = [
  noDeadCriterion,
  noHiddenDeadCriterion,
  noDuplicateCriterion,
  noSameQuestionTwice,
  noContradiction,
  noAlwaysMet,
  noUndecidedSection,
  noUnreachableRow,
  requireUnit,
  noNumericGap,
  noNumericOverlap,
  noMixedAndOr,
  noSlashInLogic,
  noLowerCaseConnector,
  noLowerCaseLogicWord,
  noDoubleNegative,
  noConnectorAgainstQuantifier,
  noWordsAgainstQuantifier,
  noAnnouncedList,
  noListOfOne,
  noWordsAgainstCondition,
  requireOpenOrClosedList,
  noExamplesInWords,
  noExampleOfItself,
  noUnusedElement,
  noDriftingDuplicate,
  noUncitedReference,
  noUnreadCitation,
  noSameReferenceTwice,
  noRepeatedCitation,
  requireCitationOrder,
  requireReferenceOrder,
  requireEvidence,
  noUnsupportedClaim,
  requireClaimForChange,
  noDuplicateDefinition,
  noConflictingDefinition,
  noDriftingDefinition,
  requireTermOrder,
  noEmptyDefinition,
  noUnusedTerm,
  noUndefinedTerm,
  noNearMissTerm,
  noUnexpandedAbbreviation,
  noAbbreviationExpandedTwice,
  noAbbreviationUsedOnce,
  noAmbiguousAbbreviation,
  noSecondAbbreviation,
  requireValidCode,
  noRangeAcrossCategories,
  noCodeWithTwoStatuses,
  noOverlappingCodes,
  requireOneMarkerStyle,
  requireMarkerSequence,
  requireEvenMarkerLevels,
  noTrailingConnector,
  noSkippedHeadingLevel,
  requireDateOrder,
  requireEffectiveDate,
  requireCurrentReview,
  noDuplicateVersion,
  noMismatchedChanges,
  requirePinnedIds,
  noHedgeWord,
  noVagueDuration,
  requirePlainReason,
  noUnusedWaiver,
  noUnknownWaiver,
  requireWaiverReason,
  noBidiCharacter,
  noInvisibleCharacter,
  noMixedScript,
  noLookAlikeId,
  noRepeatedWord,
];
