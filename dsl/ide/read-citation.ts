// A pasted citation as its parts: AMA, Vancouver and NLM lists, APA, the files of PubMed and of reference managers, a DOI or a PubMed number alone; asks no server.
import { doiOf, pmidOf } from '../model/reference-text.ts';
import { noFields, type CitationAuthor, type CitationFields } from './citation-fields.ts';

export interface ReadCitation {
  readonly fields: CitationFields;
  /** How it was read, in words; '' where nothing could be read. */
  readonly style: string;
}

export function readCitation(pasted: string): ReadCitation {
  const text = pasted.replace(/\r\n?/g, '\n').trim();
  if (text === '') return { fields: noFields, style: '' };
  const tagged = readTagged(text);
  if (tagged !== undefined) return tagged;
  const plain = text
    .replace(/[\u2010-\u2015]/g, '-')
    .replace(/[“”]/g, '"')
    .replace(/\s+/g, ' ')
    .replace(/^(?:\[\d+\]|\(\d+\)|\d{1,3}[.)])\s+/, '');
  const marks = { doi: doiOf(plain) ?? '', pmid: pmidOf(plain) ?? bareNumber(plain) };
  const rest = withoutMarks(plain);
  if (rest.replace(/[^\p{L}]/gu, '').length < 4 && (marks.doi !== '' || marks.pmid !== ''))
    return { fields: { ...noFields, ...marks }, style: marks.doi === '' ? 'a PubMed number' : 'a DOI' };
  const found = readAuthorDate(rest) ?? readVancouver(rest);
  return found === undefined
    ? { fields: { ...noFields, ...marks, title: rest.replace(/\.$/, '') }, style: '' }
    : { ...found, fields: { ...found.fields, ...marks } };
}

/** A number alone is one of PubMed; a year is none. */
function bareNumber(text: string): string {
  return /^\d{5,9}$/.test(text) ? text : '';
}

function withoutMarks(text: string): string {
  return text
    .replace(/(?:https?:\/\/(?:dx\.)?doi\.org\/|\bdoi:?\s*)?\b10\.\d{4,9}\/[^\s"<>]+/gi, '')
    .replace(/https?:\/\/\S+/g, '')
    .replace(/\bPMC?ID\s*[:-]?\s*(?:PMC)?\d+[;.]?/gi, '')
    .replace(/^\d{5,9}$/, '')
    .replace(/\b(?:Epub|Published online|Accessed|Available (?:from|at))\b.*$/i, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** `Smith AB, Young C. Title. J Name. 2021 May;59(3):349-62.` */
function readVancouver(text: string): ReadCitation | undefined {
  const [, list = '', rest = ''] = namesFirst.exec(text) ?? bodyFirst.exec(text) ?? [];
  const match = articleForm.exec(rest);
  if (list === '' || match?.groups === undefined) return undefined;
  const { title = '', source = '', year = '', volume = '', issue = '', pages = '' } = match.groups;
  const { authors, more } = readShortNames(list);
  const fields = {
    ...noFields,
    authors,
    more,
    year,
    title: ended(title),
    source: plainSource(source),
    volume: volume.trim(),
    issue: issue.trim(),
    pages: pages.trim(),
  };
  return { fields, style: 'AMA, Vancouver or NLM style' };
}

const shortName = String.raw`\p{Lu}[\p{L}'’\- ]*? \p{Lu}{1,4}(?: (?:Jr|Sr|II|III|2nd|3rd))?`;
const namesFirst = new RegExp(
  String.raw`^(${shortName}(?:(?:, | and |, and | & )${shortName})*(?:,? et al)?)[.:]\s+(.+)$`,
  'u',
);
const bodyFirst = /^([^.]{3,120})\.\s+(.+\.\s.+)$/u;
const articleForm =
  /^(?<title>.+?[.?!])\s+(?<source>.+?)[.,]?\s+(?:\()?(?<year>(?:19|20)\d\d)\)?(?:[ -][A-Z][a-z]{2}[^;:.]*)?(?:;\s*(?<volume>[^(:;.]*)(?:\((?<issue>[^)]*)\))?)?(?::\s*(?<pages>[^.;]+))?/u;

function readShortNames(list: string): Pick<CitationFields, 'authors' | 'more'> {
  const more = /\bet al\b/.test(list);
  const names = list
    .replace(/,?\s*et al\b.*/, '')
    .split(/,\s+(?:and\s+)?|\s+and\s+|\s+&\s+/)
    .filter((name) => name !== '');
  return { more, authors: names.map(shortAuthor) };
}

function shortAuthor(name: string): CitationAuthor {
  const [, family, capitals = ''] = /^(.+?) (\p{Lu}{1,4})(?: (?:Jr|Sr|II|III|2nd|3rd))?$/u.exec(name) ?? [];
  return family === undefined ? { family: name, initials: '' } : { family, initials: dotted(capitals) };
}

/** `Smith, A. B., & Young, C. (2021). Title. Journal, 59(3), 349-362.` */
function readAuthorDate(text: string): ReadCitation | undefined {
  const match = authorDateForm.exec(text);
  if (match?.groups === undefined) return undefined;
  const { list = '', year = '', title = '', rest = '' } = match.groups;
  const [, source = rest, volume = '', issue = '', pages = ''] =
    /^\*?(.+?)\*?,\s*\*?(\d[\w-]*)\*?(?:\s*\(([^)]*)\))?(?:[,:]\s*(?:pp?\. ?)?([A-Za-z]?\d[\w.-]*?))?\.?$/.exec(
      rest,
    ) ?? [];
  const more = /\bet al\b/.test(list);
  const authors = readLongNames(list);
  const fields = {
    ...noFields,
    authors,
    more,
    year,
    title: ended(title),
    source: plainSource(source),
    volume,
    issue,
    pages,
  };
  return { fields, style: 'APA style' };
}

const authorDateForm =
  /^(?<list>[^()]{2,}?)\s*\((?<year>(?:19|20)\d\d)[a-z]?(?:,[^)]*)?\)[.,:]?\s+(?<title>.+?[.?!])(?:\s+(?<rest>.+))?$/u;

function readLongNames(list: string): readonly CitationAuthor[] {
  const names = list.replace(/,?\s*(?:\.\.\.|et al)\b.*/, '').replace(/\.$/, '');
  const found = [
    ...names.matchAll(/(?:^|[,&]\s*|\band\s+)\s*(\p{L}[\p{L}'’\- ]*?),\s*((?:\p{Lu}[.\- ]*)+)(?=,|&|\s|$)/gu),
  ].map(([, family = '', initials = '']) => ({
    family: family.trim(),
    initials: dotted(initials.replace(/[^\p{Lu}]/gu, '')),
  }));
  return found.length > 0 ? found : [{ family: names.trim(), initials: '' }];
}

/** Files of PubMed (`TI  - `) and of reference managers (`TY  - JOUR`). */
function readTagged(text: string): ReadCitation | undefined {
  if (!/^(?:PMID|TY|TI|T1)\s*-\s/m.test(text)) return undefined;
  const values = taggedValues(text);
  const first = (...tags: readonly string[]): string =>
    tags.map((tag) => values.get(tag)?.[0] ?? '').find((value) => value !== '') ?? '';
  const short = values.get('TY') === undefined ? (values.get('AU') ?? []) : [];
  const long = values.get('FAU') ?? (short.length > 0 ? [] : (values.get('AU') ?? values.get('A1') ?? []));
  const authors = short.length > 0 ? short.map(shortAuthor) : long.map(longAuthor);
  const bodies = (values.get('CN') ?? []).map((family) => ({ family, initials: '' }));
  const pages = [first('PG', 'SP'), first('EP')].filter((page) => page !== '').join('-');
  const marks = [...(values.get('LID') ?? []), ...(values.get('AID') ?? []), first('DO')].join(' ');
  const fields = {
    ...noFields,
    authors: authors.length > 0 ? authors : bodies,
    year: /(?:19|20)\d\d/.exec(first('DP', 'PY', 'Y1'))?.[0] ?? '',
    title: ended(first('TI', 'T1', 'BTI')),
    source: plainSource(first('JT', 'JO', 'JF', 'T2', 'TA', 'PB')),
    volume: first('VI', 'VL'),
    issue: first('IP', 'IS'),
    pages,
    doi: doiOf(marks) ?? '',
    pmid: /^\d+$/.exec(first('PMID'))?.[0] ?? '',
  };
  return { fields, style: values.get('TY') === undefined ? 'a file of PubMed' : 'a RIS file' };
}

function taggedValues(text: string): ReadonlyMap<string, readonly string[]> {
  const values = new Map<string, string[]>();
  let tag = '';
  for (const line of text.split('\n')) {
    const [, name, value = ''] = /^([A-Z][A-Z0-9]{1,3})\s*-\s?(.*)$/.exec(line) ?? [];
    if (name === undefined) {
      const known = values.get(tag);
      if (known !== undefined && line.trim() !== '')
        known[known.length - 1] = `${known.at(-1) ?? ''} ${line.trim()}`;
      continue;
    }
    tag = name;
    values.set(tag, [...(values.get(tag) ?? []), value.trim()]);
  }
  return values;
}

/** `Weinberg, Brent D` */
function longAuthor(name: string): CitationAuthor {
  const [family = '', given = ''] = name.split(/,\s*/);
  const initials = dotted([...given.matchAll(/(?:^|[\s.-])(\p{Lu})/gu)].map(([, letter]) => letter).join(''));
  return { family, initials };
}

function dotted(capitals: string): string {
  return capitals.replace(/\p{Lu}/gu, '$&.');
}

function ended(title: string): string {
  return title.trim().replace(/\.$/, '');
}

function plainSource(source: string): string {
  return source
    .replaceAll('*', '')
    .replace(/[.,\s]+$/, '')
    .trim();
}
