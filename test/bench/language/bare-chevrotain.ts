// The floor of the bench: Chevrotain's lexer and CstParser on the peer's text and nothing else, no names, no checks, no tree of ours.
import { createToken, CstParser, Lexer, type TokenType } from 'chevrotain';

const WhiteSpace = createToken({ name: 'WhiteSpace', pattern: /\s+/, group: Lexer.SKIPPED });
const Day = createToken({ name: 'Day', pattern: /\d{4}-\d{2}-\d{2}/ });
const NumberWord = createToken({ name: 'NumberWord', pattern: /\d+(?:\.\d+)?/ });
const Name = createToken({ name: 'Name', pattern: /[a-z][a-z0-9]*(?:-[a-z0-9]+)*/ });
const Capitals = createToken({ name: 'Capitals', pattern: /[A-Z]+/ });
const Quoted = createToken({ name: 'Quoted', pattern: /"[^"\n]*"/ });
const Operator = createToken({ name: 'Operator', pattern: /[<>]=?|=/ });
const word = (name: string): TokenType =>
  createToken({ name, pattern: new RegExp(name), longer_alt: /^[a-z]/.test(name) ? Name : Capitals });
const sign = (name: string, pattern: string): TokenType => createToken({ name, pattern });

const Guideline = word('guideline');
const Data = word('data');
const References = word('references');
const Sections = createToken({
  name: 'Sections',
  pattern: /indications|contraindications|exclusions|experimental/,
  longer_alt: Name,
});
const Any = word('ANY');
const OfCapitals = word('OF');
const And = word('AND');
const When = word('WHEN');
const Note = word('NOTE');
const Met = word('MET');
const Hash = sign('Hash', '#');
const Open = sign('Open', '{');
const Close = sign('Close', '}');
const OpenCite = sign('OpenCite', '[');
const CloseCite = sign('CloseCite', ']');
const Dash = sign('Dash', '-');
const Comma = sign('Comma', ',');

const tokens = [
  WhiteSpace,
  Day,
  NumberWord,
  Guideline,
  Data,
  References,
  Sections,
  Name,
  Any,
  OfCapitals,
  And,
  When,
  Note,
  Met,
  Capitals,
  Quoted,
  Operator,
  Hash,
  Open,
  Close,
  OpenCite,
  CloseCite,
  Dash,
  Comma,
];

/** Returns the number of faults. */
export function createBareParser(): (text: string) => number {
  const lexer = new Lexer(tokens, { positionTracking: 'onlyOffset' });
  const parser = new BareParser();
  return (text) => {
    const lexed = lexer.tokenize(text);
    parser.input = lexed.tokens;
    parser.document();
    return lexed.errors.length + parser.errors.length;
  };
}

class BareParser extends CstParser {
  constructor() {
    super(tokens, { recoveryEnabled: true, nodeLocationTracking: 'onlyOffset' });
    this.performSelfAnalysis();
  }

  private readonly citation = this.RULE('citation', () => {
    this.CONSUME(OpenCite);
    this.CONSUME(Name);
    this.CONSUME(CloseCite);
  });

  private readonly tag = this.RULE('tag', () => {
    this.CONSUME(Hash);
    this.CONSUME(Name);
  });

  private readonly condition = this.RULE('condition', () => {
    this.AT_LEAST_ONE_SEP({
      SEP: And,
      DEF: () =>
        this.OR([
          {
            ALT: () => {
              this.CONSUME(Met);
              this.SUBRULE(this.tag);
            },
          },
          {
            ALT: () => {
              this.CONSUME(Name);
              this.CONSUME(Operator);
              this.CONSUME(NumberWord);
              this.CONSUME(Quoted);
            },
          },
        ]),
    });
  });

  private readonly detail = this.RULE('detail', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(When);
          this.SUBRULE(this.condition);
        },
      },
      {
        ALT: () => {
          this.CONSUME(Note);
          this.CONSUME(Quoted);
        },
      },
    ]);
  });

  private readonly group: (index?: number) => unknown = this.RULE('group', () => {
    this.CONSUME(Any);
    this.CONSUME(OfCapitals);
    this.OPTION(() => this.SUBRULE(this.tag));
    this.MANY(() => this.SUBRULE(this.citation));
    this.CONSUME(Open);
    this.MANY2(() => this.SUBRULE(this.item));
    this.CONSUME(Close);
  });

  private readonly item = this.RULE('item', () => {
    this.CONSUME(Dash);
    this.CONSUME(Quoted);
    this.OR([
      {
        ALT: () => {
          this.CONSUME(And);
          this.SUBRULE(this.group as never);
        },
      },
      {
        ALT: () => {
          this.OPTION(() => this.SUBRULE(this.tag));
          this.MANY(() => this.SUBRULE(this.citation));
        },
      },
    ]);
    this.MANY2(() => this.SUBRULE(this.detail));
  });

  private readonly plainLine = this.RULE('plainLine', () => {
    this.CONSUME(Name);
    this.AT_LEAST_ONE(() =>
      this.OR([
        { ALT: () => this.CONSUME(Quoted) },
        { ALT: () => this.CONSUME(NumberWord) },
        { ALT: () => this.CONSUME(Day) },
        { ALT: () => this.CONSUME(Comma) },
        { ALT: () => this.CONSUME(Capitals) },
        { ALT: () => this.CONSUME2(Name) },
      ]),
    );
  });

  readonly document = this.RULE('document', () => {
    this.CONSUME(Guideline);
    this.CONSUME(Quoted);
    this.MANY(() =>
      this.OR([
        { ALT: () => this.SUBRULE(this.plainLine) },
        { ALT: () => this.CONSUME(Data) },
        { ALT: () => this.CONSUME(References) },
        {
          ALT: () => {
            this.CONSUME(Sections);
            this.SUBRULE(this.group as never);
          },
        },
      ]),
    );
  });
}
