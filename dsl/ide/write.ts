// Writing without knowing the language: each action as edits of the text, checked before anybody sees them; refuses in words.
import { hasErrors, type Diagnostic, type TextEdit } from '../source/diagnostic.ts';
import { createSourceText } from '../source/source-text.ts';
import type { Span } from '../source/span.ts';
import type { GuidelineDocument } from '../syntax/ast.ts';
import { criteriaSections } from '../syntax/walk.ts';
import type { Workspace } from '../workspace.ts';
import { makeComputable } from './action-make-computable.ts';
import { createActionContext } from './action-context.ts';
import { casesNaming } from './cases-naming.ts';
import { fragmentsOf } from './related-documents.ts';
import { addChange, type ChangeForm } from './write-change.ts';
import { addReference, cite, type ReferenceForm } from './write-citation.ts';
import { addCode, type CodeForm } from './write-code.ts';
import { writeCondition, type ConditionForm } from './write-condition.ts';
import { addCriterion, removeCriteria, rewordCriterion } from './write-criterion.ts';
import { clauseNames, refuse, type Attempt, type Draft, type RefusedWriting } from './write-draft.ts';
import { addElement, type ElementForm } from './write-element.ts';
import { applyPlain, spanAfter } from './write-lines.ts';
import { requantify, unwrap, wrap, type Counting } from './write-list.ts';
import { indent, moveBy, moveTo, outdent, type Side } from './write-move.ts';
import { pageOf, placeAt, placesIn, type Page } from './write-places.ts';
import { defineTerm, type TermForm } from './write-term.ts';

export type WritingRequest =
  | { readonly kind: 'add-criterion'; readonly where: 'after' | 'inside' }
  | {
      readonly kind: 'indent' | 'outdent' | 'move-up' | 'move-down' | 'remove' | 'unwrap' | 'make-computable';
    }
  | ({ readonly kind: 'wrap' | 'requantify' } & Counting)
  /** `target`: an offset in the criterion on which another is dropped. */
  | { readonly kind: 'move-to'; readonly target: number; readonly side: Side }
  | { readonly kind: 'reword'; readonly words: string }
  | { readonly kind: 'cite'; readonly keys: readonly string[] }
  | { readonly kind: 'add-reference'; readonly form: ReferenceForm }
  | { readonly kind: 'compute'; readonly form: ConditionForm }
  | { readonly kind: 'add-element'; readonly form: ElementForm }
  | { readonly kind: 'define-term'; readonly form: TermForm }
  | { readonly kind: 'add-code'; readonly form: CodeForm }
  | { readonly kind: 'add-change'; readonly form: ChangeForm };

export interface WrittenEdits {
  readonly kind: 'written';
  /** They never overlap. */
  readonly edits: readonly TextEdit[];
  /** In the text that they make: what is chosen, or where the cursor goes. */
  readonly select: Span;
  /** In the text that they make: what the writer shall see. */
  readonly show: Span;
  /** What happened, in one line. */
  readonly said: string;
}

export type Writing = WrittenEdits | RefusedWriting;

/** Of a guideline or fragment; `selection`: what is chosen, or the cursor as an empty span. */
export function writeAt(
  workspace: Workspace,
  uri: string,
  selection: Span,
  request: WritingRequest,
): Writing {
  const document = workspace.document(uri)?.value;
  const text = workspace.text(uri);
  if (document === undefined || document.kind === 'cases' || text === undefined)
    return refuse('Criteria are written in a guideline or a fragment, not in its cases.');
  const page = pageOf(createSourceText(uri, text), document);
  const attempt = attemptOf(workspace, page, selection, request);
  if (attempt.kind === 'refused') return attempt;
  if (attempt.edits.length === 0) return refuse('Nothing would change: it is so already.');
  const fault = faultOf(workspace, page, attempt);
  if (fault !== undefined) return fault;
  const { edits, select, show, said } = attempt;
  return { kind: 'written', edits: edits.map((edit) => ({ uri, ...edit })), select, show, said };
}

function attemptOf(workspace: Workspace, page: Page, selection: Span, request: WritingRequest): Attempt {
  const places = placesIn(page, selection);
  const place = placeAt(page, selection.start);
  switch (request.kind) {
    case 'add-criterion':
      return addCriterion(page, placeAt(page, selection.end), request.where, selection.end);
    case 'indent':
      return indent(page, places);
    case 'outdent':
      return outdent(page, places);
    case 'move-up':
      return moveBy(page, places, -1);
    case 'move-down':
      return moveBy(page, places, 1);
    case 'remove':
      return removeCriteria(page, places, () => {
        const spans = places.map(({ item }) => item.span);
        return casesNaming(workspace, page.source.uri, spans);
      });
    case 'wrap':
      return wrap(page, places, request);
    case 'unwrap':
      return unwrap(page, place);
    case 'requantify':
      return requantify(page, place, request);
    case 'move-to': {
      const target = placeAt(page, request.target);
      if (place === undefined || target === undefined) return refuse('Drop it on a criterion.');
      return moveTo(page, place, target, request.side);
    }
    case 'reword':
      return rewordCriterion(page, place, request.words);
    case 'make-computable':
      return computable(workspace, page, selection);
    case 'compute':
      return writeCondition(workspace, page, selection, request.form);
    case 'cite':
      return cite(page, place, request.keys);
    case 'add-reference':
      return addReference(page, place, request.form);
    case 'add-element':
      return addElement(page, request.form, includedElements(workspace, page));
    case 'define-term':
      return defineTerm(page, request.form);
    case 'add-code':
      return addCode(page, request.form);
    case 'add-change':
      return addChange(page, request.form);
  }
}

function includedElements(workspace: Workspace, { source }: Page): ReadonlySet<string> {
  const names = fragmentsOf(workspace, source.uri).flatMap(({ uri }) => {
    const document = workspace.document(uri)?.value;
    if (document === undefined || document.kind === 'cases') return [];
    return document.sections.flatMap((section) =>
      section.kind === 'data' ? section.elements.map(({ name }) => name.value) : [],
    );
  });
  return new Set(names);
}

/** The rewriting of the editor, as an action of the toolbar. */
function computable(workspace: Workspace, { source }: Page, selection: Span): Attempt {
  const context = createActionContext(workspace, source.uri, selection);
  const [action] = context === undefined ? [] : makeComputable(context);
  if (action === undefined)
    return refuse(
      'Put the cursor on a question without a list of its own: one that a reviewer answers with yes or no.',
    );
  const text = applyPlain(source.text, action.edits);
  const when = /WHEN \S+$/m;
  const edited = spanAfter(action.edits);
  const at = edited.start + Math.max(0, text.slice(edited.start).search(when));
  const [words = ''] = when.exec(text.slice(at)) ?? [];
  return {
    kind: 'draft',
    edits: action.edits.map(({ span, newText }) => ({ span, newText })),
    select: { start: at + 'WHEN '.length, end: at + words.length },
    show: { start: at, end: at + words.length },
    said: `It is computed from ${words.slice('WHEN '.length)} now, which the form asks for`,
    came: [],
    went: [],
  };
}

/** No new error, and every other criterion with the words and the id that it had. */
function faultOf(workspace: Workspace, page: Page, draft: Draft): RefusedWriting | undefined {
  const { uri, text } = page.source;
  const tried = workspace.tried(uri, applyPlain(text, draft.edits));
  const before = workspace.diagnostics(uri);
  if (hasErrors(tried.diagnostics)) {
    const fresh = newError(before, tried.diagnostics);
    if (fresh !== undefined) return refuse(`${fresh.message}. ${fresh.help ?? ''}`.trim());
  }
  const expected = counted([...namesOf(page.document), ...draft.came], draft.went);
  const found = counted(namesOf(tried.document), []);
  const isSame =
    expected.size === found.size && [...expected].every(([name, count]) => found.get(name) === count);
  return isSame
    ? undefined
    : refuse(
        'Some words would be read as something else there. Write them otherwise, or edit the text itself.',
      );
}

function newError(before: readonly Diagnostic[], after: readonly Diagnostic[]): Diagnostic | undefined {
  const known = new Map<string, number>();
  for (const { code, severity } of before)
    if (severity === 'error') known.set(code, (known.get(code) ?? 0) + 1);
  return after.find(({ code, severity }) => {
    if (severity !== 'error') return false;
    const left = known.get(code) ?? 0;
    known.set(code, left - 1);
    return left <= 0;
  });
}

function namesOf(document: GuidelineDocument): readonly string[] {
  return criteriaSections(document).flatMap(({ group }) => group?.items.flatMap(clauseNames) ?? []);
}

function counted(names: readonly string[], without: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  for (const name of without) {
    const left = (counts.get(name) ?? 0) - 1;
    if (left > 0) counts.set(name, left);
    else counts.delete(name);
  }
  return counts;
}
