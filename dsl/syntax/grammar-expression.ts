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
        { ALT: () => this.CONSUME(T.DayLiteral) },
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
            this.CONSUME(T.DayLiteral, { LABEL: 'fromDate' });
            this.CONSUME3(T.AndLower);
            this.CONSUME2(T.DayLiteral, { LABEL: 'toDate' });
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

  private readonly beforeAfter = this.RULE(
    'beforeAfter',
    () => {
      this.OR([{ ALT: () => this.CONSUME(T.Before) }, { ALT: () => this.CONSUME(T.After) }]);
    },
    { resyncEnabled: false },
  );

  private readonly bound = this.RULE(
    'bound',
    () => {
      this.OR([
        {
          ALT: () => {
            this.CONSUME(T.At);
            this.OR2([{ ALT: () => this.CONSUME(T.Least) }, { ALT: () => this.CONSUME(T.Most) }]);
          },
        },
        {
          ALT: () => {
            this.OR3([{ ALT: () => this.CONSUME(T.More) }, { ALT: () => this.CONSUME(T.Less) }]);
            this.CONSUME(T.Than);
          },
        },
      ]);
    },
    { resyncEnabled: false },
  );

  /** `before 2024-01-01`, `on or after 2024-01-01`, `after request`. */
  private readonly dated = this.RULE(
    'dated',
    () => {
      this.OR([
        { ALT: () => this.SUBRULE(this.beforeAfter) },
        {
          ALT: () => {
            this.CONSUME(T.On);
            this.OPTION(() => {
              this.CONSUME(T.OrLower);
              this.SUBRULE2(this.beforeAfter);
            });
          },
        },
      ]);
      this.OR2([
        { ALT: () => this.CONSUME(T.DayLiteral, { LABEL: 'day' }) },
        { ALT: () => this.CONSUME(T.Word, { LABEL: 'day' }) },
      ]);
    },
    { resyncEnabled: false },
  );

  /** `lasting at least 6 weeks`. */
  private readonly lasting = this.RULE(
    'lasting',
    () => {
      this.CONSUME(T.Lasting);
      this.SUBRULE(this.bound);
      this.SUBRULE(this.amount);
    },
    { resyncEnabled: false },
  );

  /** `decreased by more than 10 mm[Hg] from po2-baseline`. */
  private readonly changeFrom = this.RULE(
    'changeFrom',
    () => {
      this.OR([
        { ALT: () => this.CONSUME(T.Increased) },
        { ALT: () => this.CONSUME(T.Decreased) },
        { ALT: () => this.CONSUME(T.Changed) },
      ]);
      this.CONSUME(T.By);
      this.SUBRULE(this.bound);
      this.SUBRULE(this.amount);
      this.CONSUME(T.From);
      this.CONSUME(T.Word, { LABEL: 'baseline' });
    },
    { resyncEnabled: false },
  );

  /** After EFFECTIVE: `from 2024-07-01 until 2024-12-31`. */
  private readonly inForce = this.RULE(
    'inForce',
    () => {
      this.OR([
        {
          ALT: () => {
            this.CONSUME(T.From);
            this.CONSUME(T.DayLiteral, { LABEL: 'fromDate' });
            this.OPTION(() => {
              this.CONSUME(T.Until);
              this.CONSUME2(T.DayLiteral, { LABEL: 'toDate' });
            });
          },
        },
        {
          ALT: () => {
            this.CONSUME2(T.Until);
            this.CONSUME3(T.DayLiteral, { LABEL: 'toDate' });
          },
        },
      ]);
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
          { ALT: () => this.SUBRULE(this.dated) },
          { ALT: () => this.SUBRULE(this.lasting) },
          { ALT: () => this.SUBRULE(this.changeFrom) },
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
        {
          GATE: () => this.LA(1).tokenType !== T.Until || this.LA(2).tokenType !== T.DayLiteral,
          ALT: () => this.SUBRULE(this.condition),
        },
        { ALT: () => this.SUBRULE(this.inForce) },
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
