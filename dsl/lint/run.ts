// Runs the rules over compiled guidelines and marks what is waived; knows no rule by name.
import type { CompiledGuideline } from '../compile.ts';
import type { CreateSolver } from '../decision/sat-solver.ts';
import type { Diagnostic, Severity } from '../source/diagnostic.ts';
import type { Span } from '../source/span.ts';
import { defaultLintConfig, levelOf, optionsOf, type LintConfig } from './config.ts';
import { createContext, type LintContext } from './context.ts';
import { lintRules } from './registry.ts';
import { messageOf, type Collected, type Found, type LibraryRule, type Rule, type RuleCode } from './rule.ts';
import { covering, placedWaivers, waiverUse, type PlacedWaiver } from './waivers.ts';

export interface Finding extends Diagnostic {
  readonly code: RuleCode;
  /** Set where the author waived it: it is kept, and printed with the reason. */
  readonly waived?: WaivedBy;
}

export interface WaivedBy {
  readonly reason: string;
  /** Of the waiver. */
  readonly span: Span;
}

export interface LintReport {
  readonly uri: string;
  /** In the order of the text, waived ones included. */
  readonly findings: readonly Finding[];
  /** What was not looked at, and why. */
  readonly notes: readonly string[];
}

export interface LintOptions {
  readonly config?: LintConfig;
  /** Date of reference for review dates, YYYY-MM-DD; without it they are not judged. */
  readonly today?: string;
  /** Takes the analysis of criteria over where its diagrams are too small; it may take seconds then. */
  readonly createSolver?: CreateSolver | undefined;
}

/** Keeps what it learnt of each compiled guideline for as long as that guideline is current. */
export interface Linter {
  /** `library`: every current guideline and fragment, with or without `compiled`; left out, rules that compare documents do not run. */
  lint(compiled: CompiledGuideline, library?: readonly CompiledGuideline[]): LintReport;
}

export function createLinter(options: LintOptions = {}): Linter {
  return new CachingLinter(options);
}

/** What a writer still has to look at. */
export function openFindings(report: LintReport): readonly Finding[] {
  return report.findings.filter(({ waived }) => waived === undefined);
}

interface RuleFinding {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly found: Found;
}

/** What is known of one compiled guideline by itself. */
interface FileKnowledge {
  readonly context: LintContext;
  own?: readonly RuleFinding[];
  readonly collected: Map<LibraryRule, unknown>;
}

class CachingLinter implements Linter {
  private readonly config: LintConfig;
  private readonly today: string | undefined;
  private readonly createSolver: CreateSolver | undefined;
  private readonly known = new WeakMap<CompiledGuideline, FileKnowledge>();
  private joined:
    { readonly files: readonly CompiledGuideline[]; readonly byRule: Map<LibraryRule, unknown> } | undefined;

  constructor({ config = defaultLintConfig, today, createSolver }: LintOptions) {
    this.config = config;
    this.today = today;
    this.createSolver = createSolver;
  }

  lint(compiled: CompiledGuideline, library?: readonly CompiledGuideline[]): LintReport {
    const knowledge = this.knowledgeOf(compiled);
    const { context } = knowledge;
    const own = (knowledge.own ??= this.fileFindings(context));
    const compared = library ? this.libraryFindings(compiled, library) : [];
    const waivers = placedWaivers(context);
    const uses = new Map<PlacedWaiver, number>();
    const findings = [...own, ...compared].map(({ rule, severity, found }): Finding => {
      const finding = findingOf(context, rule, severity, found);
      const by = covering(waivers, rule.code, found.span);
      if (!by) return finding;
      uses.set(by, (uses.get(by) ?? 0) + 1);
      return { ...finding, waived: { reason: by.waiver.reason.value, span: by.waiver.span } };
    });
    findings.push(...this.waiverFindings(context, waivers, uses, library !== undefined));
    const notes = context.logic.cutShort || context.sameMeaning.logic.cutShort ? [tooLarge] : [];
    return { uri: context.uri, findings: findings.toSorted(inTextOrder), notes };
  }

  private knowledgeOf(compiled: CompiledGuideline): FileKnowledge {
    const known = this.known.get(compiled);
    if (known) return known;
    const made = {
      context: createContext(compiled, this.today, this.createSolver),
      collected: new Map<LibraryRule, unknown>(),
    };
    this.known.set(compiled, made);
    return made;
  }

  private fileFindings(context: LintContext): readonly RuleFinding[] {
    return lintRules.flatMap((rule) =>
      rule.scope === 'file'
        ? this.withLevel(rule, () => rule.check(context, optionsOf(rule, this.config)))
        : [],
    );
  }

  private libraryFindings(
    compiled: CompiledGuideline,
    library: readonly CompiledGuideline[],
  ): readonly RuleFinding[] {
    const files = library.includes(compiled) ? library : [...library, compiled];
    const byRule = this.joinsOf(files);
    return lintRules.flatMap((rule) => {
      if (rule.scope !== 'library') return [];
      return this.withLevel(rule, () => {
        if (!byRule.has(rule)) byRule.set(rule, rule.join(files.map((file) => this.collect(rule, file))));
        return rule.judge(this.collect(rule, compiled), byRule.get(rule), optionsOf(rule, this.config));
      });
    });
  }

  /** Joined once for a library that has not changed. */
  private joinsOf(files: readonly CompiledGuideline[]): Map<LibraryRule, unknown> {
    const same =
      this.joined?.files.length === files.length &&
      files.every((file, index) => this.joined?.files[index] === file);
    if (!same || !this.joined) this.joined = { files, byRule: new Map() };
    return this.joined.byRule;
  }

  private collect(rule: LibraryRule, compiled: CompiledGuideline): Collected<unknown> {
    const { context, collected } = this.knowledgeOf(compiled);
    if (!collected.has(rule)) collected.set(rule, rule.collect(context));
    return { uri: compiled.source.uri, facts: collected.get(rule) };
  }

  private waiverFindings(
    context: LintContext,
    waivers: readonly PlacedWaiver[],
    uses: ReadonlyMap<PlacedWaiver, number>,
    compared: boolean,
  ): readonly Finding[] {
    const known = new Set<string>(lintRules.map(({ code }) => code));
    const judged = waivers.filter(({ waiver }) => {
      const rule = lintRules.find(({ code }) => code === waiver.code.value);
      return !rule || this.ran(rule, compared);
    });
    const all = judged.map((waiver) => waiverUse(context, waiver, uses.get(waiver) ?? 0));
    return lintRules.flatMap((rule) =>
      rule.scope === 'waivers'
        ? this.withLevel(rule, () => rule.check(all, known)).map(({ severity, found }) =>
            findingOf(context, rule, severity, found),
          )
        : [],
    );
  }

  /** A waiver of a rule that did not run is not unused. */
  private ran(rule: Rule, compared: boolean): boolean {
    if (levelOf(rule, this.config) === 'off') return false;
    if (rule.needsToday === true && this.today === undefined) return false;
    return rule.scope !== 'library' || compared;
  }

  private withLevel(rule: Rule, check: () => Iterable<Found>): readonly RuleFinding[] {
    const severity = levelOf(rule, this.config);
    return severity === 'off' ? [] : [...check()].map((found) => ({ rule, severity, found }));
  }
}

const tooLarge =
  'Contradictions and pointless criteria were not looked for in the whole guideline: too many criteria depend on each other.';

function findingOf(context: LintContext, rule: Rule, severity: Severity, found: Found): Finding {
  const { span, related, fixes } = found;
  const section = context.document.sections.find(
    (entry) => entry.span.start <= span.start && span.end <= entry.span.end,
  );
  return {
    code: rule.code,
    severity,
    uri: context.uri,
    span,
    message: messageOf(rule, found),
    note: rule.why,
    help: rule.help,
    ...(related && related.length > 0 ? { related } : {}),
    ...(fixes && fixes.length > 0 ? { fixes } : {}),
    ...(section ? { section: section.keyword.value } : {}),
  };
}

function inTextOrder(a: Finding, b: Finding): number {
  return (
    a.span.start - b.span.start || a.span.end - b.span.end || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)
  );
}
