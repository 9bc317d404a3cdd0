// The grammar of one section as a pure Chevrotain CstParser with recovery at the end of each line; builds no tree of its own.
import type { CstNode, IToken } from 'chevrotain';
import { CriteriaParser } from './grammar-criteria.ts';
import type { Rule } from './grammar-expression.ts';
import * as T from './tokens.ts';

/** `section` is the only entry: a document is its sections, parsed one by one. */
export class GuidelineParser extends CriteriaParser {
  constructor() {
    super();
    this.performSelfAnalysis();
  }

  parseSection(tokens: readonly IToken[]): {
    readonly cst: CstNode | undefined;
    readonly errors: readonly ParserFault[];
  } {
    this.input = [...tokens];
    const cst: CstNode | undefined = this.section();
    return { cst, errors: this.errors };
  }

  private readonly keyLine = this.RULE('keyLine', () => {
    this.CONSUME(T.Key);
    this.OPTION(() => this.CONSUME(T.RestOfLine));
  });

  private readonly keyBlock: Rule = this.RULE('keyBlock', () => {
    this.CONSUME(T.Indent);
    this.MANY(() =>
      this.OR([
        {
          ALT: () => {
            this.SUBRULE(this.keyLine);
            this.SUBRULE(this.lineEnd);
          },
        },
        {
          ALT: () => {
            this.CONSUME(T.RestOfLine);
            this.SUBRULE2(this.lineEnd);
          },
        },
        {
          ALT: () => {
            this.SUBRULE(this.waiver);
            this.SUBRULE3(this.lineEnd);
          },
        },
        { ALT: () => this.SUBRULE(this.keyBlock) },
      ]),
    );
    this.CONSUME(T.Dedent);
  });

  private readonly rawBlock: Rule = this.RULE('rawBlock', () => {
    this.CONSUME(T.Indent);
    this.MANY(() =>
      this.OR([
        {
          ALT: () => {
            this.CONSUME(T.RestOfLine);
            this.SUBRULE(this.lineEnd);
          },
        },
        { ALT: () => this.SUBRULE(this.rawBlock) },
      ]),
    );
    this.CONSUME(T.Dedent);
  });

  private readonly codeRow = this.RULE('codeRow', () => {
    this.CONSUME(T.Code);
    this.OPTION(() => this.CONSUME(T.CodeText, { LABEL: 'description' }));
    this.OPTION2(() => {
      this.CONSUME(T.Bar);
      this.CONSUME2(T.CodeText, { LABEL: 'status' });
    });
  });

  private readonly codeBlock: Rule = this.RULE('codeBlock', () => {
    this.CONSUME(T.Indent);
    this.MANY(() =>
      this.OR([
        {
          ALT: () => {
            this.SUBRULE(this.codeRow);
            this.SUBRULE(this.lineEnd);
          },
        },
        { ALT: () => this.SUBRULE(this.codeBlock) },
      ]),
    );
    this.CONSUME(T.Dedent);
  });

  private readonly dataType = this.RULE('dataType', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(T.Choice);
          this.CONSUME(T.Of);
          this.AT_LEAST_ONE_SEP({ SEP: T.Comma, DEF: () => this.SUBRULE(this.choiceValue) });
        },
      },
      {
        ALT: () => {
          this.CONSUME(T.Scale);
          this.AT_LEAST_ONE_SEP2({ SEP: T.LessThan, DEF: () => this.SUBRULE2(this.choiceValue) });
        },
      },
      {
        ALT: () => {
          this.CONSUME(T.Quantity);
          this.SUBRULE(this.quantityOptions);
        },
      },
      { ALT: () => this.CONSUME(T.Count) },
      { ALT: () => this.CONSUME(T.DateWord) },
      { ALT: () => this.CONSUME(T.YesNo) },
      {
        ALT: () => {
          this.CONSUME(T.CodesWord);
          this.OPTION(() => {
            this.CONSUME(T.From);
            this.CONSUME(T.Word);
          });
        },
      },
    ]);
  });

  private readonly quantityOptions = this.RULE('quantityOptions', () => {
    this.OPTION(() => {
      this.CONSUME(T.InUnit);
      this.CONSUME(T.DataUnit);
    });
    this.MANY(() => {
      this.CONSUME(T.Comma);
      this.OR([
        {
          ALT: () => {
            this.CONSUME(T.Precision);
            this.CONSUME(T.NumberLiteral, { LABEL: 'precision' });
          },
        },
        {
          ALT: () => {
            this.CONSUME(T.From);
            this.CONSUME2(T.NumberLiteral, { LABEL: 'from' });
            this.OPTION2(() => {
              this.CONSUME(T.To);
              this.CONSUME3(T.NumberLiteral, { LABEL: 'to' });
            });
          },
        },
        {
          ALT: () => {
            this.CONSUME2(T.To);
            this.CONSUME4(T.NumberLiteral, { LABEL: 'to' });
          },
        },
      ]);
    });
  });

  private readonly dataLine = this.RULE('dataLine', () => {
    this.CONSUME(T.DataName);
    this.OPTION(() => this.CONSUME(T.Quoted));
    this.SUBRULE(this.dataType);
  });

  private readonly dataBlock: Rule = this.RULE('dataBlock', () => {
    this.CONSUME(T.Indent);
    this.MANY(() =>
      this.OR([
        {
          ALT: () => {
            this.SUBRULE(this.dataLine);
            this.SUBRULE(this.lineEnd);
          },
        },
        { ALT: () => this.SUBRULE(this.dataBlock) },
      ]),
    );
    this.CONSUME(T.Dedent);
  });

  private readonly determinationRow = this.RULE('determinationRow', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(T.Otherwise);
          this.CONSUME(T.Word);
        },
      },
      { ALT: () => this.AT_LEAST_ONE(() => this.CONSUME2(T.Word, { LABEL: 'words' })) },
    ]);
    this.OPTION(() => this.CONSUME(T.Quoted));
  });

  private readonly determinationBlock: Rule = this.RULE('determinationBlock', () => {
    this.CONSUME(T.Indent);
    this.MANY(() =>
      this.OR([
        {
          ALT: () => {
            this.SUBRULE(this.determinationRow);
            this.SUBRULE(this.lineEnd);
          },
        },
        { ALT: () => this.SUBRULE(this.determinationBlock) },
      ]),
    );
    this.CONSUME(T.Dedent);
  });

  private readonly section = this.RULE('section', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.criteriaSection) },
      {
        ALT: () => {
          this.CONSUME(T.DocumentKeyword);
          this.OPTION(() => this.CONSUME(T.Quoted));
          this.SUBRULE(this.lineEnd);
          this.MANY(() => this.SUBRULE(this.keyBlock));
        },
      },
      {
        ALT: () => {
          this.CONSUME(T.TextKeyword);
          this.SUBRULE2(this.lineEnd);
          this.MANY2(() => this.SUBRULE(this.rawBlock));
        },
      },
      {
        ALT: () => {
          this.CONSUME(T.TableKeyword);
          this.OPTION2(() => this.CONSUME(T.Word));
          this.SUBRULE3(this.lineEnd);
          this.MANY3(() => this.SUBRULE(this.codeBlock));
        },
      },
      {
        ALT: () => {
          this.CONSUME(T.SeeKeyword);
          this.OPTION3(() => this.CONSUME2(T.Quoted));
          this.OPTION4(() => this.CONSUME(T.SeeText));
          this.OPTION5(() => this.CONSUME(T.Url));
          this.SUBRULE4(this.lineEnd);
          this.MANY4(() => this.SUBRULE2(this.rawBlock));
        },
      },
      {
        ALT: () => {
          this.CONSUME(T.IncludeKeyword);
          this.CONSUME2(T.Word);
          this.CONSUME3(T.Word);
          this.SUBRULE5(this.lineEnd);
          this.MANY5(() => this.SUBRULE3(this.rawBlock));
        },
      },
      {
        ALT: () => {
          this.CONSUME(T.DataKeyword);
          this.SUBRULE6(this.lineEnd);
          this.MANY6(() => this.SUBRULE(this.dataBlock));
        },
      },
      {
        ALT: () => {
          this.CONSUME(T.DeterminationKeyword);
          this.SUBRULE7(this.lineEnd);
          this.MANY7(() => this.SUBRULE(this.determinationBlock));
        },
      },
      {
        ALT: () => {
          this.CONSUME(T.TermsKeyword);
          this.SUBRULE8(this.lineEnd);
          this.MANY8(() => this.SUBRULE4(this.rawBlock));
        },
      },
      {
        ALT: () => {
          this.CONSUME(T.ReferencesKeyword);
          this.SUBRULE9(this.lineEnd);
          this.MANY9(() => this.SUBRULE2(this.keyBlock));
        },
      },
      { ALT: () => this.SUBRULE(this.changesSection) },
      { ALT: () => this.SUBRULE(this.casesSection) },
      { ALT: () => this.SUBRULE(this.unknownSection) },
    ]);
  });

  private readonly changesSection = this.RULE('changesSection', () => {
    this.CONSUME(T.ChangesKeyword);
    this.CONSUME(T.Word);
    this.SUBRULE(this.lineEnd);
    this.MANY(() => this.SUBRULE(this.keyBlock));
  });

  private readonly casesSection = this.RULE('casesSection', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(T.CasesKeyword);
          this.CONSUME(T.Word);
          this.CONSUME2(T.Word);
        },
      },
      {
        ALT: () => {
          this.CONSUME(T.CaseKeyword);
          this.CONSUME(T.Quoted);
        },
      },
    ]);
    this.SUBRULE(this.lineEnd);
    this.MANY(() => this.SUBRULE(this.rawBlock));
  });

  private readonly unknownSection = this.RULE('unknownSection', () => {
    this.CONSUME(T.UnknownKeyword);
    this.OPTION(() => this.CONSUME(T.RestOfLine));
    this.SUBRULE(this.lineEnd);
    this.MANY(() => this.SUBRULE(this.rawBlock));
  });
}

/** The part of a Chevrotain exception that becomes a diagnostic. */
export interface ParserFault {
  readonly token: IToken;
  readonly previousToken?: IToken | undefined;
  readonly message: string;
  readonly context: { readonly ruleStack: readonly string[] };
}
