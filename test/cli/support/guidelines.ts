// The small guideline that the command line is tried on: two versions, a fragment, cases.

export const fragment = `fragment "Imaging precautions"
  id       imaging-precautions
  version  1.0

contraindications
  ANY OF
    1. Pregnancy  {pregnancy}
`;

export const newer = `guideline "Sinus CT"
  id       sinus-ct
  version  1.2
  follows  1.1

include imaging-precautions 1.0

data
  bmi  "Body mass index"  quantity in kg/m2, precision 0.1, from 5 to 120

indications "CT of the sinuses"
  ANY OF
    1. Chronic sinusitis after medical therapy  {chronic}
         EG twelve weeks of symptoms
    2. Obesity before surgery  {obesity}
         WHEN bmi >= 35 kg/m2
    3. Polyps AND ANY OF  {polyps}
         a. One side only  {one-side}
         b. Bleeding  {bleeding}

changes from 1.1
  added  {polyps}  "Polyps" indication
  added  "Trauma" indication
`;

export const older = newer
  .replace('version  1.2\n  follows  1.1', 'version  1.1')
  .replace(/ {4}3\. Polyps[^]*?bleeding\}\n/, '')
  .replace(/\nchanges from[^]*$/, '');

export const cases = `cases for sinus-ct 1.2

case "Chronic sinusitis"
  {chronic} met
  all others not met
  expect appropriate because {chronic}

case "Pregnant"
  {imaging-precautions.pregnancy} met
  expect clinician-review
`;

export const library = {
  'guidelines/fragments/imaging.guideline': fragment,
  'guidelines/sinus/new.guideline': newer,
  'guidelines/sinus/old.guideline': older,
  'guidelines/sinus/new.cases': cases,
};
