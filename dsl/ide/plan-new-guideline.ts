// A first text to write on, for the kinds of services that guidelines are mostly about; says what to replace.
import type { Workspace } from '../workspace.ts';
import { takenId } from './plan-copies.ts';
import {
  dateFault,
  formatted,
  idFault,
  isTaken,
  refused,
  titleFault,
  versionFault,
  type LibraryPlan,
} from './planned-file.ts';

export type GuidelineTemplate = 'imaging' | 'procedure' | 'drug';

export interface NewGuidelineRequest {
  readonly kind: 'new-guideline';
  readonly template: GuidelineTemplate;
  readonly title: string;
  readonly id: string;
  readonly version: string;
  /** YYYY-MM-DD, or '' where it is not known yet. */
  readonly effective: string;
}

export function planNewGuideline(workspace: Workspace, request: NewGuidelineRequest): LibraryPlan {
  const { template, title, id, version, effective } = request;
  const noTitle = titleFault(title);
  if (noTitle !== undefined) return refused('title', noTitle);
  const noId = idFault(id) ?? takenId(workspace, id);
  if (noId !== undefined) return refused('id', noId);
  const noVersion = versionFault(version);
  if (noVersion !== undefined) return refused('version', noVersion);
  const noDate = dateFault(effective);
  if (noDate !== undefined) return refused('effective', noDate);
  const path = `${id}/${version.split('.')[0] ?? version}.guideline`;
  if (isTaken(workspace, path)) return refused('id', `There is a file ${path} already.`);
  const date = effective === '' ? '' : `  effective  ${effective}\n`;
  const header = `guideline "${title.trim()}"\n  id  ${id}\n  version  ${version}\n  status  draft\n${date}`;
  const after = formatted(path, `${header}\n${bodies[template]}`);
  const what = [`New guideline, draft ${version}`];
  return { kind: 'planned', files: [{ path, before: undefined, after, what }], opens: path, cautions: [] };
}

const bodies: Readonly<Record<GuidelineTemplate, string>> = {
  imaging: `# Replace every line of this outline by your own; what you leave decides.
population
  Adults for whom the study is requested in an outpatient setting.

data
  symptom-weeks "How long the symptoms have lasted" quantity in weeks, precision 1, from 0 to 520

indications
  The study is medically appropriate when the documentation demonstrates
  ANY OF
    1. A finding of urgency {urgent-finding}
       EG sudden loss of strength
    2. Symptoms that treatment did not relieve: ALL OF {persistent-symptoms}
         a. They have lasted six weeks or longer {six-weeks}
              WHEN symptom-weeks at least 6 weeks
         b. Conservative treatment was completed {treatment-completed}

contraindications
  ANY OF
    1. The study cannot be done safely {unsafe}
`,
  procedure: `# Replace every line of this outline by your own; what you leave decides.
population
  Adults for whom the procedure is planned.

data
  age "Age on the date of service" quantity in years, precision 1, from 0 to 130

indications
  The procedure is medically necessary when the documentation demonstrates
  ALL OF
    1. The patient is an adult {adult}
         WHEN age at least 18 years
    2. The diagnosis is confirmed {confirmed-diagnosis}
    3. Treatment without the procedure ANY OF {other-treatment}
         a. It did not help {did-not-help}
         b. It is contraindicated {not-possible}

exclusions
  ANY OF
    1. The procedure is investigational for the condition {investigational}
`,
  drug: `# Replace every line of this outline by your own; what you leave decides.
population
  Adults for whom the drug is prescribed.

data
  tried-weeks "How long a preferred drug was taken" quantity in weeks, precision 1, from 0 to 520

indications "First approval" FOR initial
  The drug is covered when the documentation demonstrates
  ALL OF
    1. The diagnosis is confirmed by a specialist {confirmed-diagnosis}
    2. AT LEAST 1 OF {earlier-drugs}
         a. A preferred drug was taken for eight weeks or longer {preferred-tried}
              WHEN tried-weeks at least 8 weeks
         b. A preferred drug is contraindicated {preferred-contraindicated}
    3. The dose is within the label {dose-within-label}

exclusions
  ANY OF
    1. The drug is part of a clinical trial {clinical-trial}
`,
};
