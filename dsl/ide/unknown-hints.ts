// Which data may be missing so that a computed criterion is unknown: said once, where a condition first reads it; evaluates no case.
import { builtInNames } from '../model/elements.ts';
import type { Expression, GuidelineDocument } from '../syntax/ast.ts';
import { criteriaSections, expressionParts, walkGroup } from '../syntax/walk.ts';
import { elementWords } from './document-names.ts';

export interface UnknownHint {
  /** The end of the condition. */
  readonly offset: number;
  readonly elements: readonly string[];
  readonly help: string;
}

/**
 * In the order of the text. Left out: what every request brings, and what a condition asks for with `known` so that it is decided
 * either way.
 */
export function unknownHints(document: GuidelineDocument): readonly UnknownHint[] {
  const conditions = conditionsOf(document).map((expression) => ({
    offset: expression.span.end,
    elements: missable(expression),
  }));
  const readers = new Map<string, number>();
  for (const name of conditions.flatMap(({ elements }) => elements))
    readers.set(name, (readers.get(name) ?? 0) + 1);
  const said = new Set<string>();
  return conditions.flatMap(({ offset, elements }) => {
    const first = elements.filter((name) => !said.has(name));
    for (const name of first) said.add(name);
    return first.length === 0 ? [] : [{ offset, elements: first, help: first.map(explain).join(' ') }];
  });

  function explain(name: string): string {
    const count = readers.get(name) ?? 1;
    const who = count === 1 ? 'the criterion is' : `the ${count} criteria that read it are`;
    return `A case may lack ${name}; while it does, ${who} unknown, neither met nor not met, unless another part of the condition decides.`;
  }
}

function conditionsOf(document: GuidelineDocument): readonly Expression[] {
  const found: Expression[] = [];
  for (const { group } of criteriaSections(document)) {
    if (group === undefined) continue;
    walkGroup(group, {
      clause: ({ details }) => {
        for (const detail of details)
          if (detail.kind === 'WHEN' && detail.expression !== undefined) found.push(detail.expression);
      },
    });
  }
  return found;
}

/** Elements without which, all others given, the condition can be unknown. */
function missable(expression: Expression): readonly string[] {
  const names = expressionParts(expression).flatMap((part) => elementWords(part).map(({ value }) => value));
  return [...new Set(names)].filter(
    (name) => !(builtInNames as readonly string[]).includes(name) && truths(expression, name).unknown,
  );
}

/** What a condition can come out as. */
interface Truths {
  readonly met: boolean;
  readonly notMet: boolean;
  readonly unknown: boolean;
}

/** With one element missing and every other fact given; parts are taken as independent, so it may hold too much, never too little. */
function truths(expression: Expression, missing: string): Truths {
  switch (expression.kind) {
    case 'parens':
      return truths(expression.operand, missing);
    case 'not': {
      const { met, notMet, unknown } = truths(expression.operand, missing);
      return { met: notMet, notMet: met, unknown };
    }
    case 'and':
    case 'or': {
      const parts = expression.operands.map((operand) => truths(operand, missing));
      return expression.kind === 'and' ? allOf(parts) : flipped(allOf(parts.map(flipped)));
    }
    case 'known':
      return expression.element.value === missing
        ? { met: false, notMet: true, unknown: false }
        : { met: true, notMet: true, unknown: false };
    default: {
      const unknown = elementWords(expression).some(({ value }) => value === missing);
      return { met: !unknown, notMet: !unknown, unknown };
    }
  }
}

function flipped({ met, notMet, unknown }: Truths): Truths {
  return { met: notMet, notMet: met, unknown };
}

/** Unknown where some part is, and every part can be other than not met. */
function allOf(parts: readonly Truths[]): Truths {
  return {
    met: parts.every(({ met }) => met),
    notMet: parts.some(({ notMet }) => notMet),
    unknown: parts.some(({ unknown }) => unknown) && parts.every(({ met, unknown }) => met || unknown),
  };
}
