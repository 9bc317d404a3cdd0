// A lint rule: guidelines whose review is overdue on the date of reference; its examples are its tests and its documentation.
import type { LintContext } from '../context.ts';
import { libraryRule } from '../rule.ts';

export const requireCurrentReview = libraryRule({
  code: 'lint/require-current-review',
  category: 'form',
  level: 'warning',
  title: 'The version in use is reviewed in time',
  message: 'The review was due on {due}',
  why: 'Accreditation and many states ask for a yearly review; determinations by an overdue guideline are contested.',
  help: 'Review it and set `reviewed`, set `review-due` if another date was agreed, or retire it.',
  options: {
    months: {
      default: 12,
      meaning: 'Months from `reviewed` to the next review where no `review-due` is given',
    },
  },
  needsToday: true,
  bad: [
    {
      text: `guideline "Example"
  id         example
  version    1.0
  reviewed   ⟪2023-10-28⟫
  effective  2023-11-01

indications
  ANY OF
    - Epilepsy
`,
      today: '2025-01-01',
    },
  ],
  good: [
    {
      text: `guideline "Example"
  id          example
  version     1.0
  reviewed    2023-10-28
  effective   2023-11-01
  review-due  2025-10-28

indications
  ANY OF
    - Epilepsy
`,
      today: '2025-01-01',
    },
  ],
  collect: (context) => context,
  join(files) {
    const versions = new Map<string, LintContext[]>();
    for (const { facts } of files) {
      const list = versions.get(facts.guideline.header.id);
      if (list) list.push(facts);
      else versions.set(facts.guideline.header.id, [facts]);
    }
    return versions;
  },
  *judge({ facts: context }, versions, { months = 12 }) {
    const { today } = context;
    const { id, status } = context.guideline.header;
    if (today === undefined || /^(?:retired|draft|archived|withdrawn)$/.test(status)) return;
    if (id !== '' && isReplaced(context, versions.get(id) ?? [], today)) return;
    const given = context.header('review-due');
    const reviewed = context.header('reviewed') ?? context.header('effective');
    const from = given ?? reviewed;
    const due = given?.value ?? addMonths(reviewed?.value ?? '', months);
    if (from && due !== undefined && due < today) yield { span: from.span, args: { due } };
  },
});

/** A later version is in force. */
function isReplaced(context: LintContext, versions: readonly LintContext[], today: string): boolean {
  const { effective, version } = context.guideline.header;
  return versions.some(({ guideline: { header } }) => {
    if (header.version === version || header.effective > today) return false;
    return header.effective > effective || header.follows === version;
  });
}

/** Clamped to the end of the month. */
function addMonths(date: string, months: number): string | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (!match) return undefined;
  const count = Number(match[1]) * 12 + Number(match[2]) - 1 + Math.round(months);
  const [year, month] = [Math.floor(count / 12), (count % 12) + 1];
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const length = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  const day = Math.min(Number(match[3]), length);
  const pad = (value: number): string => String(value).padStart(2, '0');
  return `${String(year)}-${pad(month)}-${pad(day)}`;
}
