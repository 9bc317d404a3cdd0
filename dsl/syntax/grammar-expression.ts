// The rules of expressions; knows no line and no section.
import { CstParser, type CstNode, type ParserMethod } from 'chevrotain';
import * as T from './tokens.ts';

export type Rule = ParserMethod<[], CstNode>;

/** No rule of an expression resynchronises: the line that it stands on does. */
export abstract class ExpressionParser extends CstParser {
  constructor() {
    super(T.allTokens, { recoveryEnabled: true, maxLookahead: 2, nodeLocationTracking: 'onlyOffset' });
  }

  /** Takes in what no rule of the line took, so that a fault never leaves its line; the leftovers are reported. */
  protected readonly lineEnd = this.RULE('lineEnd', () => {
    this.MANY(() => this.CONSUME(T.Excess));
    this.CONSUME(T.Newline);
  });

  private readonly amount = this.RULE(
    'amount',
    () => {
      this.CONSUME(T.NumberLiteral);
      this.OPTION(() => this.CONSUME(T.UnitWord));
    },
    { resyncEnabled: false },
  );

  protected readonly choiceValue = this.RULE(
    'choiceValue',
    () => {
      this.OR([
        { ALT: () => this.CONSUME(T.Word) },
        { ALT: () => this.CONSUME(T.NumberLiteral) },
        { ALT: () => this.CONSUME(T.Quoted) },
        // A value may be spelt like a logic word: the state of Oregon is OR.
        { ALT: () => this.CONSUME(T.Or) },
      ]);
    },
    { resyncEnabled: false },
  );

  private readonly comparison = this.RULE(
    'comparison',
    () => {
      this.CONSUME(T.Comparison);
      this.SUBRULE(this.amount);
    },
    { resyncEnabled: false },
  );

  private readonly isOneOf = this.RULE(
    'isOneOf',
    () => {
      this.CONSUME(T.Is);
      this.OPTION(() => this.CONSUME(T.NotLower));
      this.SUBRULE(this.choiceValue);
      this.MANY(() => {
        this.OR([{ ALT: () => this.CONSUME(T.OrLower) }, { ALT: () => this.CONSUME(T.Comma) }]);
        this.SUBRULE2(this.choiceValue);
      });
    },
    { resyncEnabled: false },
  );

  private readonly betweenValues = this.RULE(
    'betweenValues',
    () => {
      this.CONSUME(T.Between);
      this.OR([
        {
          ALT: () => {
            this.CONSUME(T.Word, { LABEL: 'day' });
            this.CONSUME(T.NumberLiteral, { LABEL: 'fromDay' });
            this.CONSUME(T.AndLower);
            this.CONSUME2(T.Word, { LABEL: 'day' });
            this.CONSUME2(T.NumberLiteral, { LABEL: 'toDay' });
            this.SUBRULE(this.aroundEvent);
          },
        },
        {
          ALT: () => {
            this.SUBRULE(this.amount, { LABEL: 'from' });
            this.CONSUME2(T.AndLower);
            this.SUBRULE2(this.amount, { LABEL: 'to' });
          },
        },
      ]);
    },
    { resyncEnabled: false },
  );

  private readonly aroundEvent = this.RULE(
    'aroundEvent',
    () => {
      this.OR([
        { ALT: () => this.CONSUME(T.Before) },
        { ALT: () => this.CONSUME(T.After) },
        { ALT: () => this.CONSUME(T.Of) },
      ]);
      this.CONSUME(T.Word);
    },
    { resyncEnabled: false },
  );

  /** `at least III`, `at most 2`, `at least 3 months before surgery`. */
  private readonly atLeast = this.RULE(
    'atLeast',
    () => {
      this.CONSUME(T.At);
      this.OR([{ ALT: () => this.CONSUME(T.Least) }, { ALT: () => this.CONSUME(T.Most) }]);
      this.OR2([
        { ALT: () => this.CONSUME(T.Word) },
        {
          ALT: () => {
            this.SUBRULE(this.amount);
            this.OPTION(() => this.SUBRULE(this.aroundEvent));
          },
        },
      ]);
    },
    { resyncEnabled: false },
  );

  private readonly moreThan = this.RULE(
    'moreThan',
    () => {
      this.OR([{ ALT: () => this.CONSUME(T.More) }, { ALT: () => this.CONSUME(T.Less) }]);
      this.CONSUME(T.Than);
      this.SUBRULE(this.amount);
      this.OPTION(() => this.SUBRULE(this.aroundEvent));
    },
    { resyncEnabled: false },
  );

  private readonly withinWindow = this.RULE(
    'withinWindow',
    () => {
      this.CONSUME(T.Within);
      this.SUBRULE(this.amount);
      this.SUBRULE(this.aroundEvent);
    },
    { resyncEnabled: false },
  );

  private readonly inCodes = this.RULE(
    'inCodes',
    () => {
      this.OPTION(() => this.CONSUME(T.NotLower));
      this.CONSUME(T.In);
      this.AT_LEAST_ONE_SEP({ SEP: T.Comma, DEF: () => this.SUBRULE(this.choiceValue) });
    },
    { resyncEnabled: false },
  );

  private readonly perWindow = this.RULE(
    'perWindow',
    () => {
      this.CONSUME(T.NumberLiteral);
      this.CONSUME(T.Per);
      this.SUBRULE(this.amount);
      this.OPTION(() => {
        this.CONSUME2(T.Per);
        this.CONSUME(T.Word, { LABEL: 'service' });
      });
    },
    { resyncEnabled: false },
  );

  private readonly condition = this.RULE(
    'condition',
    () => {
      this.CONSUME(T.Word, { LABEL: 'element' });
      this.OPTION(() =>
        this.OR([
          { ALT: () => this.SUBRULE(this.comparison) },
          { ALT: () => this.SUBRULE(this.isOneOf) },
          { ALT: () => this.SUBRULE(this.betweenValues) },
          { ALT: () => this.SUBRULE(this.atLeast) },
          { ALT: () => this.SUBRULE(this.moreThan) },
          { ALT: () => this.SUBRULE(this.withinWindow) },
          { ALT: () => this.SUBRULE(this.inCodes) },
          { ALT: () => this.SUBRULE(this.perWindow) },
        ]),
      );
    },
    { resyncEnabled: false },
  );

  private readonly operand: Rule = this.RULE(
    'operand',
    () => {
      this.OR([
        {
          ALT: () => {
            this.CONSUME(T.NotWord);
            this.SUBRULE(this.operand);
          },
        },
        {
          ALT: () => {
            this.CONSUME(T.LeftParen);
            this.SUBRULE(this.expression);
            this.CONSUME(T.RightParen);
          },
        },
        {
          ALT: () => {
            this.CONSUME(T.Met);
            this.CONSUME(T.Braced);
          },
        },
        {
          ALT: () => {
            this.CONSUME(T.Known);
            this.CONSUME(T.Word);
          },
        },
        { ALT: () => this.SUBRULE(this.condition) },
      ]);
    },
    { resyncEnabled: false },
  );

  protected readonly expression: Rule = this.RULE(
    'expression',
    () => {
      this.SUBRULE(this.operand);
      this.MANY(() => {
        this.OR([{ ALT: () => this.CONSUME(T.And) }, { ALT: () => this.CONSUME(T.Or) }]);
        this.SUBRULE2(this.operand);
      });
    },
    { resyncEnabled: false },
  );
}
