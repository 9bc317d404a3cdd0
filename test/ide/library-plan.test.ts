// Whole documents: new ones, drafts, copies, renames. What is planned reads without a fault, stands in the layout and refers to what is there.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { planLibraryChange, type LibraryPlan, type LibraryRequest } from '../../dsl/ide/library-plan.ts';
import { createLinter, openFindings } from '../../dsl/lint/run.ts';
import { createWorkspace, type Workspace } from '../../dsl/workspace.ts';
import { libraryAt } from './support/library.ts';

type Planned = Extract<LibraryPlan, { readonly kind: 'planned' }>;

const knee = `guideline "Knee"
  id          knee
  number      K-1
  version     2024.1
  status      published
  reviewed    2024-01-10
  effective   2024-02-01
  review-due  2025-01-10
  WAIVE lint/require-claim-for-change "The list is the published one"

# On the first list.
indications
  ANY OF
    1. Pain at night
    2. Swelling  {swelling}

changes from 2023.1
  revised Wording was made clear
`;

const kneeCases = `# The first ones.
cases for knee 2024.1

case "Pain"
  {pain-at-night} met
  expect appropriate
`;

const library = { 'knee/2024.guideline': knee, 'knee/2024.cases': kneeCases };

describe('a new draft', () => {
  const request = {
    kind: 'new-draft',
    from: 'knee/2024.guideline',
    version: '2025.1',
    effective: '2025-02-01',
  } as const;

  it('follows its version with ids written out, its own dates, no list of changes, and the cases beside it', () => {
    const { workspace } = libraryAt(library);
    const plan = planned(workspace, request);
    expect(plan.opens).toBe('knee/2025.guideline');
    expect(plan.files.map(({ path, before, after }) => [path, before, after])).toEqual([
      [
        'knee/2025.guideline',
        undefined,
        `guideline "Knee"
  id               knee
  number           K-1
  version          2025.1
  follows          2024.1
  status           draft
  previous-review  2024-01-10
  effective        2025-02-01

# On the first list.
indications
  ANY OF
    1. Pain at night  {pain-at-night}
    2. Swelling  {swelling}
`,
      ],
      ['knee/2025.cases', undefined, kneeCases.replace('2024.1', '2025.1')],
    ]);
    expect(plan.files[0]?.what).toEqual(['New draft 2025.1', 'follows 2024.1', '1 id written out']);
  });

  it('keeps what the cases of its version expect', () => {
    const { workspace } = libraryAt(library);
    const after = withPlan(workspace, planned(workspace, request));
    const compiled = after.guidelineOfCases('knee/2025.cases');
    expect(compiled?.source.uri).toBe('knee/2025.guideline');
    expect(after.cases('knee/2025.cases')).toEqual({ value: [expect.anything()], diagnostics: [] });
  });

  it('takes another name where that of the year is in use', () => {
    const { workspace } = libraryAt(library);
    expect(planned(workspace, { ...request, version: '2024.2' }).opens).toBe('knee/2024.2.guideline');
  });

  it.each([
    ['version', { version: '2024.1' }, /already: knee\/2024/],
    ['version', { version: '20 25' }, /one word/],
    ['effective', { effective: '2025-02-30' }, /year-month-day/],
    ['', { from: 'knee/2024.cases' }, /not a guideline/],
  ])('is refused where %s does not do: %j', (field, part, why) => {
    const { workspace } = libraryAt(library);
    const plan = planLibraryChange(workspace, { ...request, ...part });
    expect(plan).toEqual({ kind: 'refused', field, why: expect.stringMatching(why) });
  });
});

describe('every version of the shipped library', () => {
  const shipped = readLibrary();
  const versions = shipped.uris.filter((uri) => uri.endsWith('.guideline'));

  it.each(versions)('%s can be drafted on without a fault, in the agreed layout', (from) => {
    const plan = planned(shipped, { kind: 'new-draft', from, version: '2031.1', effective: '2031-01-01' });
    expectSound(withPlan(shipped, plan), plan);
  });

  it('can be copied as a guideline of its own, without the numbers and dates of the old one', () => {
    const from = 'mr-spectroscopy/2024.guideline';
    const plan = planned(shipped, { kind: 'duplicate', from, title: 'Another', id: 'another' });
    expectSound(withPlan(shipped, plan), plan);
    expect(plan.files.map(({ path }) => path)).toEqual(['another/2024.guideline', 'another/2024.cases']);
    expect(plan.files[0]?.after).toMatch(
      /guideline "Another"\n  id +another\n  version +2024\.2\n  status +draft\n  program .*\n  owner .*\n  WAIVE/,
    );
  });

  it('keeps every reference when a fragment gets another id and file', () => {
    const from = 'fragments/mri-general-contraindications-2024.1.guideline';
    const plan = planned(shipped, {
      kind: 'rename',
      from,
      path: 'fragments/mri-safety.guideline',
      id: 'mri-safety',
    });
    const after = withPlan(shipped, plan);
    expect(
      after.uris.filter((uri) => after.diagnostics(uri).length > shipped.diagnostics(uri).length),
    ).toEqual([]);
    expect(
      after.uris.filter((uri) => (after.text(uri) ?? '').includes('mri-general-contraindications')),
    ).toEqual([]);
    expect(plan.cautions).toEqual([expect.stringMatching(/2024\.guideline is published/)]);
  });
});

describe('a new guideline', () => {
  it.each(['imaging', 'procedure', 'drug'] as const)(
    'of the template %s is sound and raises no finding',
    (template) => {
      const { workspace } = libraryAt(library);
      const plan = planned(workspace, {
        kind: 'new-guideline',
        template,
        title: 'Lumbar MRI',
        id: 'lumbar-mri',
        version: '2025.1',
        effective: '2025-03-01',
      });
      expect(plan.opens).toBe('lumbar-mri/2025.guideline');
      const after = withPlan(workspace, plan);
      expectSound(after, plan);
      const compiled = after.guideline(plan.opens);
      expect(compiled && openFindings(createLinter({ today: '2025-01-01' }).lint(compiled))).toEqual([]);
    },
  );

  it('is refused with an id that is in use, or a title that would break the text', () => {
    const { workspace } = libraryAt(library);
    const request = {
      kind: 'new-guideline',
      template: 'drug',
      title: 'T',
      id: 'knee',
      version: '1',
      effective: '',
    } as const;
    expect(planLibraryChange(workspace, request)).toMatchObject({ kind: 'refused', field: 'id' });
    expect(planLibraryChange(workspace, { ...request, id: 'hip', title: 'A "quoted"' })).toMatchObject({
      kind: 'refused',
      field: 'title',
    });
  });
});

describe('a renamed guideline', () => {
  it('takes its cases along and changes its id in all versions', () => {
    const { workspace } = libraryAt({
      ...library,
      'knee/2023.guideline': 'guideline "Knee"\n  id knee\n  version 2023.1\n',
    });
    const plan = planned(workspace, {
      kind: 'rename',
      from: 'knee/2024.guideline',
      path: 'joints/knee-2024.guideline',
      id: 'knee-joint',
    });
    expect(plan.files.map(({ path, what }) => [path, what.join('; ')])).toEqual([
      ['joints/knee-2024.guideline', 'new name of knee/2024.guideline; id in 1 place'],
      ['knee/2024.guideline', 'becomes joints/knee-2024.guideline'],
      ['joints/knee-2024.cases', 'new name of knee/2024.cases; id in 1 place'],
      ['knee/2024.cases', 'becomes joints/knee-2024.cases'],
      ['knee/2023.guideline', 'id in 1 place'],
    ]);
    const after = withPlan(workspace, plan);
    expect(after.cases('joints/knee-2024.cases')?.diagnostics).toEqual([]);
    expect(after.text('joints/knee-2024.guideline')).toBe(
      knee.replace('id          knee', 'id          knee-joint'),
    );
  });
});

describe('a version that is put away', () => {
  it('keeps every word but its status, and those who follow it are named', () => {
    const { workspace } = libraryAt({
      ...library,
      'knee/2025.guideline': 'guideline "Knee"\n  id knee\n  version 2025.1\n  follows 2024.1\n',
    });
    const plan = planned(workspace, { kind: 'archive', uri: 'knee/2024.guideline' });
    expect(plan.files.map(({ path, after }) => [path, after])).toEqual([
      ['knee/2024.guideline', knee.replace('published\n', 'archived\n')],
    ]);
    expect(plan.cautions).toEqual(['knee/2025.guideline follows this version.']);
    const removal = planned(workspace, { kind: 'delete', uri: 'knee/2024.guideline' });
    expect(removal.files.map(({ path, before, after }) => [path, before, after])).toEqual([
      ['knee/2024.guideline', knee, undefined],
      ['knee/2024.cases', kneeCases, undefined],
    ]);
    expect(removal.cautions).toEqual(plan.cautions);
  });

  it('gets a status where it has none', () => {
    const { workspace } = libraryAt({ 'a.guideline': 'guideline "A"\r\n  id a\r\n  version 1\r\n' });
    const plan = planned(workspace, { kind: 'archive', uri: 'a.guideline' });
    expect(plan.files[0]?.after).toBe('guideline "A"\r\n  id a\r\n  version 1\r\n  status  archived\r\n');
  });
});

function planned(workspace: Workspace, request: LibraryRequest): Planned {
  const plan = planLibraryChange(workspace, request);
  if (plan.kind === 'refused') throw new Error(plan.why);
  return plan;
}

/** The library as it is after the change. */
function withPlan(before: Workspace, { files }: Planned): Workspace {
  const after = createWorkspace();
  for (const uri of before.uris) after.setText(uri, before.text(uri) ?? '');
  for (const file of files) {
    if (file.after === undefined) after.remove(file.path);
    else after.setText(file.path, file.after);
  }
  return after;
}

function expectSound(workspace: Workspace, { files }: Planned): void {
  for (const { path, after } of files) {
    expect(workspace.diagnostics(path)).toEqual([]);
    expect(workspace.format(path)).toBe(after);
  }
}

function readLibrary(): Workspace {
  const workspace = createWorkspace();
  const root = join(import.meta.dirname, '../../guidelines');
  for (const path of readdirSync(root, { recursive: true, encoding: 'utf8' }))
    if (/\.(?:guideline|cases)$/.test(path))
      workspace.setText(path.replaceAll('\\', '/'), readFileSync(join(root, path), 'utf8'));
  return workspace;
}
