// A lint rule: what looks like a citation and is only prose; its examples are its tests and its documentation.
import { matchesIn } from '../passages.ts';
import { fileRule } from '../rule.ts';

export const noUnreadCitation = fileRule({
  code: 'lint/no-unread-citation',
  category: 'evidence',
  level: 'warning',
  title: 'A citation stands where it is read',
  message: '“{words}” looks like a citation, but is only prose',
  why: 'It gets no number in print, keeps an old number after the references change, and does not count as evidence.',
  help: 'Write the key of the reference in square brackets at the end of the line of a criterion.',
  bad: [
    `indications
  ANY OF  [smith-2020]
    - Epilepsy ⟪[9]⟫ before surgery
    - Glioma of low grade ⟪(Smith et al., 2020)⟫
    - Stroke⟪³⟫
        NOTE See ⟪[smith-2020]⟫ for the protocol.
    - Dementia

references
  smith-2020  Smith, A. (2020). Spectroscopy in epilepsy. *Journal*, 1(1), 1-2.
`,
  ],
  good: [
    `indications
  ANY OF
    - Epilepsy before surgery  [smith-2020]
    - Body surface [measured] above 2 m²  [smith-2020]

references
  smith-2020  Smith, A. (2020). Spectroscopy in epilepsy. *Journal*, 1(1), 1-2.
`,
  ],
  *check(context) {
    const keys = new Set(context.guideline.references.map(({ key }) => key));
    for (const passage of context.passages) {
      if (passage.role === 'code' || passage.role === 'label') continue;
      for (const pattern of forms) {
        for (const { span, groups } of matchesIn(passage, pattern)) {
          const inner = groups[1];
          const named = inner?.split(/\s*[,;]\s*/).every((key) => keys.has(key));
          if (inner === undefined || named === true) yield { span, args: { words: groups[0] ?? '' } };
        }
      }
    }
  },
});

const forms: readonly RegExp[] = [
  /\[\d{1,3}(?:\s*[,–-]\s*\d{1,3})*\]/g,
  /<sup>[^<]{1,12}<\/sup>/gi,
  /(?<=\p{Ll}{2}|[.,;)])(?<!\b(?:cm|mm|km|dm|nm))[⁰¹²³⁴-⁹]+/gu,
  /\([A-Z][\p{L}'-]+(?:(?: et al\.?)|(?: (?:and|&) [A-Z][\p{L}'-]+))?,? (?:19|20)\d\d[a-z]?\)/gu,
  /\[([a-z][a-z0-9-]*(?:\s*[,;]\s*[a-z][a-z0-9-]*)*)\]/g,
];
