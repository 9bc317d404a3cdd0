// A lint rule: terms that other guidelines define differently; its examples are its tests and its documentation.
import type { Span } from '../../source/span.ts';
import { currentVersions, type LibraryEntry } from '../current-versions.ts';
import { foldedWords } from '../folding.ts';
import { libraryRule } from '../rule.ts';

export const noDriftingDefinition = libraryRule({
  code: 'lint/no-drifting-definition',
  category: 'terms',
  level: 'info',
  title: 'A term means the same in all guidelines',
  message: '“{term}” is defined in other words in {guideline}',
  why: 'A reviewer who works with both guidelines decides by whichever definition was read first.',
  help: 'Use one definition, in a shared fragment of terms.',
  bad: [
    {
      text: `indications
  ANY OF
    - Chronic pain
    - Epilepsy

terms
  ⟪Chronic pain⟫
    Pain of 12 weeks or longer.
`,
      library: [
        `guideline "Spine surgery"
  id         spine-surgery
  version    1.0
  effective  2025-01-01

indications
  ANY OF
    - Chronic pain

terms
  Chronic pain
    Pain of six months or longer.
`,
      ],
    },
  ],
  good: [
    {
      text: `indications
  ANY OF
    - Chronic pain
    - Epilepsy

terms
  Chronic pain
    Pain of 12 weeks or longer.
`,
      library: [
        `guideline "Spine surgery"
  id         spine-surgery
  version    1.0
  effective  2025-01-01

indications
  ANY OF
    - Chronic pain

terms
  Chronic pain
    Pain of 12 weeks, or longer.
`,
      ],
    },
  ],
  collect(context): LibraryEntry<readonly Definition[]> {
    const { id, version, effective, status } = context.guideline.header;
    const value = context.sectionsOf('terms').flatMap(({ terms }) =>
      terms.map(({ name, definition }) => ({
        key: foldedWords(name.value).join(' '),
        name: name.value,
        text: foldedWords(definition.map((words) => words.value).join(' ')).join(' '),
        span: name.span,
      })),
    );
    const includes = context.guideline.includes.map((entry) => entry.id);
    return { id, version, effective, status, title: context.guideline.title, includes, value };
  },
  join(files) {
    const byKey = new Map<
      string,
      (Definition & { readonly uri: string; readonly id: string; readonly title: string })[]
    >();
    for (const { uri, facts } of currentVersions(files)) {
      for (const definition of facts.value) {
        const entry = { ...definition, uri, id: facts.id, title: facts.title };
        const list = byKey.get(definition.key);
        if (list) list.push(entry);
        else byKey.set(definition.key, [entry]);
      }
    }
    return byKey;
  },
  *judge({ facts }, byKey) {
    for (const { key, name, text, span } of facts.value) {
      const other = (byKey.get(key) ?? []).find(
        (entry) =>
          facts.id !== '' &&
          entry.id !== facts.id &&
          !facts.includes.includes(entry.id) &&
          entry.text !== text,
      );
      if (!other) continue;
      yield {
        span,
        args: { term: name, guideline: other.title },
        related: [{ uri: other.uri, span: other.span, message: 'the other definition' }],
      };
    }
  },
});

interface Definition {
  readonly key: string;
  readonly name: string;
  readonly text: string;
  readonly span: Span;
}
