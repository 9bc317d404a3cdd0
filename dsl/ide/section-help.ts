// What each section of a guideline is for, in the words of a writer; shared by hover and completion.
import type { SectionWord } from '../syntax/keywords.ts';

export const sectionHelp: Readonly<Record<SectionWord, string>> = {
  guideline: 'The title of the guideline, with its id, version and dates below.',
  fragment: 'Criteria that several guidelines include, with an id and a version of their own.',
  'cases for': 'The guideline and version that the cases below are about.',
  case: 'One request with its facts and the determination that is expected of it.',
  population: 'Whom the guideline is for, in free words.',
  procedures: 'The procedure codes that the guideline is about, one a line.',
  diagnoses: 'Diagnosis codes, each covered, not covered or related.',
  see: 'A related document with its address.',
  include: 'Takes in a fragment of the library, by id and exact version.',
  data: 'The facts that computed criteria read: name, label and type.',
  indications: 'The criteria that make the service medically appropriate.',
  continuation: 'The criteria for going on with a service that was begun.',
  repeat: 'The criteria for giving the service again.',
  contraindications: 'What speaks against the service; a clinician then reviews the request.',
  exclusions: 'What is not covered.',
  experimental: 'Uses that are held to be experimental and are not covered.',
  'site of service': 'The criteria for where the service may be given.',
  limits: 'How often the service may be given.',
  determination: 'Which determination follows from which section, in order; the first row that fits decides.',
  terms: 'Definitions. Abbreviations stand in brackets behind the name, synonyms after `also`.',
  references: 'The sources that criteria cite, each under its key.',
  notes: 'Remarks that carry no logic.',
  legal: 'Notices that carry no logic.',
  'changes from': 'What changed since the version that is named.',
};
