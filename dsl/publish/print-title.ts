// The title page of the published guideline; dates are printed month first, as the house does.
import type { Guideline, GuidelineHeader } from '../model/guideline.ts';
import type { TitleBlock } from './printed-document.ts';

export function titleWithYear(guideline: Guideline): string {
  const year = /^\d{4}\b/.exec(guideline.header.version)?.[0];
  return year === undefined || guideline.title.startsWith(year)
    ? guideline.title
    : `${year} ${guideline.title}`;
}

export function titleBlock(guideline: Guideline): TitleBlock {
  const { header } = guideline;
  return {
    kind: 'title',
    criterion: '',
    place: undefined,
    title: titleWithYear(guideline),
    program: header.program,
    number: header.number,
    facts: titleFacts(header),
  };
}

function titleFacts(header: GuidelineHeader): TitleBlock['facts'] {
  const facts = [
    { label: 'Version', value: header.version },
    { label: 'Status', value: capitalised(header.status) },
    { label: 'Owner', value: header.owner },
    { label: 'Effective Date', value: americanDate(header.effective) },
    { label: 'Last Review Date', value: americanDate(header.reviewed) },
    { label: 'Previous Review Date', value: americanDate(header.previousReview) },
    { label: 'Guideline Initiated', value: americanDate(header.initiated) },
  ];
  return facts.filter((fact) => fact.value !== '');
}

/** `2024-10-28` as `10/28/2024`; anything else as written. */
function americanDate(date: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  return parts === null ? date : `${parts[2] ?? ''}/${parts[3] ?? ''}/${parts[1] ?? ''}`;
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
