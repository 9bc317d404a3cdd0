// Waivers that stand in the source: which findings each covers; decides nothing about the findings.
import type { Span } from '../source/span.ts';
import type { Waiver } from '../syntax/ast.ts';
import type { LintContext } from './context.ts';
import { deleteLinesFix } from './edits.ts';
import type { WaiverUse } from './rule.ts';

export interface PlacedWaiver {
  readonly waiver: Waiver;
  /** What it covers; undefined for one in the header, which covers everything. */
  readonly scope: Span | undefined;
}

/** Innermost first, so that the nearest waiver covers a finding. */
export function placedWaivers(context: LintContext): readonly PlacedWaiver[] {
  const ofItems = context.items.flatMap(({ item }) =>
    item.waivers.map((waiver): PlacedWaiver => ({ waiver, scope: item.span })),
  );
  const ofHeader = context.document.waivers.map((waiver): PlacedWaiver => ({ waiver, scope: undefined }));
  return [...ofItems.toReversed(), ...ofHeader];
}

export function covering(
  waivers: readonly PlacedWaiver[],
  code: string,
  span: Span,
): PlacedWaiver | undefined {
  return waivers.find(
    ({ waiver, scope }) =>
      waiver.code.value === code &&
      (scope === undefined || (span.start >= scope.start && span.end <= scope.end)),
  );
}

export function waiverUse(context: LintContext, { waiver }: PlacedWaiver, used: number): WaiverUse {
  return {
    code: waiver.code.value,
    codeSpan: waiver.code.span,
    reason: waiver.reason.value,
    span: waiver.span,
    used,
    removal: deleteLinesFix(context, 'Delete this waiver', waiver.span),
  };
}
