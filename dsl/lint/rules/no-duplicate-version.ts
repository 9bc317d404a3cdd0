// A lint rule: two documents with one id and version; its examples are its tests and its documentation.
import type { Span } from '../../source/span.ts';
import { libraryRule } from '../rule.ts';

export const noDuplicateVersion = libraryRule({
  code: 'lint/no-duplicate-version',
  category: 'form',
  level: 'warning',
  title: 'Id and version name one document of the library',
  message: '{id} {version} is also {uri}',
  why: 'Includes, cases and bundles find a document by id and version; with two of them it is open which one counts.',
  help: 'Give one of them another version.',
  bad: [
    {
      text: `guideline "Example"
  id         example
  version    ⟪1.0⟫
  effective  2025-02-01

indications
  ANY OF
    - Epilepsy
`,
      library: [
        'guideline "Example"\n  id example\n  version 1.0\n  effective 2025-02-01\nindications\n  ANY OF\n    - Stroke\n',
      ],
    },
  ],
  good: [
    {
      text: `guideline "Example"
  id         example
  version    1.1
  effective  2025-02-01

indications
  ANY OF
    - Epilepsy
`,
      library: [
        'guideline "Example"\n  id example\n  version 1.0\n  effective 2025-01-01\nindications\n  ANY OF\n    - Stroke\n',
      ],
    },
  ],
  collect(context): Identity {
    const { id, version } = context.guideline.header;
    const span = context.header('version')?.span ?? { start: 0, end: 0 };
    return { kind: context.document.kind, id, version, span };
  },
  join(files) {
    const byKey = new Map<string, string[]>();
    for (const { uri, facts } of files) {
      const list = byKey.get(keyOf(facts));
      if (list) list.push(uri);
      else byKey.set(keyOf(facts), [uri]);
    }
    return byKey;
  },
  *judge({ uri, facts }, byKey) {
    const other = (byKey.get(keyOf(facts)) ?? []).find((entry) => entry !== uri);
    if (facts.id === '' || facts.version === '' || other === undefined) return;
    yield {
      span: facts.span,
      args: { id: facts.id, version: facts.version, uri: other },
      related: [{ uri: other, span: { start: 0, end: 0 }, message: 'the other document' }],
    };
  },
});

interface Identity {
  readonly kind: string;
  readonly id: string;
  readonly version: string;
  readonly span: Span;
}

function keyOf({ kind, id, version }: Identity): string {
  return `${kind} ${id} ${version}`;
}
