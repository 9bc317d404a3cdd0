// A language like ours for Langium: header, data, nested criteria with ids, conditions and citations, every name a checked reference.

/** Braces in place of indentation and words in quotes, which spare Langium what our layout and our prose cost. */
export const langiumGrammar = `
grammar Peer

entry Guideline:
  'guideline' title=STRING fields+=Field* sections+=Section*;

Field: key=('id' | 'version' | 'effective') value=(Name | NUMBER | DATE);

Section: DataSection | CriteriaSection | ReferenceSection;

DataSection: 'data' elements+=Element+;
Element: name=ID label=STRING (
    kind='quantity' 'in' unit=Unit 'precision' precision=NUMBER 'from' least=NUMBER 'to' most=NUMBER
  | kind='choice' 'of' values+=Value (',' values+=Value)*);
Value: name=UPPER;
Unit returns string: STRING;
Name returns string: ID;

CriteriaSection: kind=('indications' | 'contraindications' | 'exclusions' | 'experimental') group=Group;
Group: quantifier=('ANY' | 'ALL' | 'NONE') 'OF' name=Tag? cites+=Citation* '{' items+=Item* '}';
Item: '-' words=STRING ('AND' group=Group | name=Tag? cites+=Citation*) details+=Detail*;
Tag returns string: '#' ID;
Citation: '[' reference=[Reference:ID] ']';
Detail: When | Note;
When: 'WHEN' condition=Condition;
Note: 'NOTE' text=STRING;

Condition: Disjunction;
Disjunction returns Condition: Conjunction ({infer Or.left=current} 'OR' right=Conjunction)*;
Conjunction returns Condition: Simple ({infer And.left=current} 'AND' right=Simple)*;
Simple returns Condition:
    {infer Met} 'MET' item=[Item:Tag]
  | {infer Compare} element=[Element:ID] operator=('>=' | '<=' | '<' | '>' | '=') number=NUMBER unit=Unit
  | '(' Condition ')';

ReferenceSection: 'references' entries+=Reference*;
Reference: name=ID text=STRING;

terminal DATE returns string: /[0-9]{4}-[0-9]{2}-[0-9]{2}/;
terminal NUMBER returns number: /[0-9]+(\\.[0-9]+)?/;
terminal ID returns string: /[a-z][a-z0-9]*(-[a-z0-9]+)*/;
terminal UPPER returns string: /[A-Z]+/;
terminal STRING returns string: /"[^"\\n]*"/;
hidden terminal WS: /\\s+/;
`;
