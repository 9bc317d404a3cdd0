// The rules of criteria: clauses, details, waivers and their blocks; knows no other section.
import { ExpressionParser, type Rule } from './grammar-expression.ts';
import * as T from './tokens.ts';

export abstract class CriteriaParser extends ExpressionParser {
  protected readonly waiver = this.RULE('waiver', () => {
    this.CONSUME(T.Waive);
    this.CONSUME(T.Word);
    this.CONSUME(T.Quoted);
  });

  private readonly detail = this.RULE('detail', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(T.ExpressionDetail);
          this.SUBRULE(this.expression);
        },
      },
      {
        ALT: () => {
          this.CONSUME(T.ListDetail);
          this.AT_LEAST_ONE(() => this.CONSUME(T.RestOfLine));
        },
      },
      {
        ALT: () => {
          this.CONSUME(T.TextDetail);
          this.AT_LEAST_ONE2(() => this.CONSUME2(T.RestOfLine));
        },
      },
    ]);
  });

  private readonly quantified = this.RULE('quantified', () => {
    this.OPTION(() => this.CONSUME(T.Colon));
    this.OPTION2(() => this.CONSUME(T.GroupConnector));
    this.CONSUME(T.Quantifier);
    this.OPTION3(() => this.CONSUME2(T.Colon, { LABEL: 'tailColon' }));
  });

  private readonly clause = this.RULE('clause', () => {
    this.OPTION(() => this.CONSUME(T.Marker));
    this.OPTION2(() => this.CONSUME(T.Connector));
    this.OPTION3(() => this.CONSUME(T.Not));
    this.OR([
      {
        ALT: () => {
          this.CONSUME(T.Prose);
          this.OPTION4(() => this.SUBRULE(this.quantified));
        },
      },
      { ALT: () => this.SUBRULE2(this.quantified) },
    ]);
    this.MANY(() =>
      this.OR2([
        { ALT: () => this.CONSUME(T.Braced) },
        { ALT: () => this.CONSUME(T.Citations) },
        { ALT: () => this.CONSUME(T.Trailing) },
      ]),
    );
  });

  private readonly criteriaBlock: Rule = this.RULE('criteriaBlock', () => {
    this.CONSUME(T.Indent);
    this.MANY(() =>
      this.OR([
        {
          ALT: () => {
            this.SUBRULE(this.clause);
            this.SUBRULE(this.lineEnd);
          },
        },
        {
          ALT: () => {
            this.SUBRULE(this.detail);
            this.SUBRULE2(this.lineEnd);
          },
        },
        {
          ALT: () => {
            this.SUBRULE(this.waiver);
            this.SUBRULE3(this.lineEnd);
          },
        },
        { ALT: () => this.SUBRULE(this.criteriaBlock) },
      ]),
    );
    this.CONSUME(T.Dedent);
  });

  protected readonly criteriaSection = this.RULE('criteriaSection', () => {
    this.CONSUME(T.CriteriaKeyword);
    this.OPTION(() => this.CONSUME(T.Quoted));
    this.OPTION2(() => {
      this.CONSUME(T.For);
      this.AT_LEAST_ONE(() =>
        this.OR([{ ALT: () => this.CONSUME(T.Word) }, { ALT: () => this.CONSUME(T.Comma) }]),
      );
    });
    this.SUBRULE(this.lineEnd);
    this.MANY(() => this.SUBRULE(this.criteriaBlock));
  });
}
