// The sections without criteria back to their text, columns aligned, raw words wrapped.
import type { CriteriaSection, DataType, Section, TermEntry, Words } from './ast.ts';
import { type PrintedLine, line, wrapWords } from './print-line.ts';

export function printSection(section: Exclude<Section, CriteriaSection>): readonly PrintedLine[] {
  const start = section.span.start;
  const keyword = section.keyword.value;
  switch (section.kind) {
    case 'population':
    case 'notes':
    case 'legal':
      return [line(0, keyword, start), ...printParagraphs(section.paragraphs)];
    case 'procedures':
    case 'diagnoses': {
      const codes = widest(section.rows.map((row) => row.code.value));
      const descriptions = widest(
        section.rows.filter((row) => row.status).map((row) => row.description?.value ?? ''),
      );
      const rows = section.rows.map((row) => {
        const description = row.description?.value ?? '';
        const status = row.status
          ? `${description.padEnd(descriptions)}  | ${row.status.value}`
          : description;
        return line(2, `${row.code.value.padEnd(codes)}  ${status}`.trimEnd(), row.span.start);
      });
      return [line(0, section.system ? `${keyword} ${section.system.value}` : keyword, start), ...rows];
    }
    case 'see':
      return [
        line(
          0,
          [
            keyword,
            section.label && `"${section.label.value}"`,
            section.title?.value,
            section.url && `<${section.url.value}>`,
          ]
            .filter(Boolean)
            .join(' '),
          start,
        ),
      ];
    case 'include':
      return [line(0, [keyword, section.id?.value, section.version?.value].filter(Boolean).join(' '), start)];
    case 'data': {
      const names = widest(section.elements.map((element) => element.name.value));
      const labels = widest(
        section.elements.map((element) => (element.label ? `"${element.label.value}"` : '')),
      );
      const rows = section.elements.map((element) => {
        const label = element.label ? `"${element.label.value}"` : '';
        const type = element.type ? printDataType(element.type) : '';
        return line(
          2,
          `${element.name.value.padEnd(names)}  ${label.padEnd(labels)}  ${type}`.trimEnd(),
          element.span.start,
        );
      });
      return [line(0, keyword, start), ...rows];
    }
    case 'determination': {
      const sections = widest(section.rows.map((row) => row.section.value));
      const states = widest(section.rows.map((row) => row.state?.value ?? ''));
      const verdicts = widest(section.rows.map((row) => row.verdict.value));
      const rows = section.rows.map((row) => {
        const cells = [
          row.section.value.padEnd(sections),
          (row.state?.value ?? '').padEnd(states),
          row.verdict.value.padEnd(verdicts),
        ];
        return line(
          2,
          [...cells, row.label ? `"${row.label.value}"` : ''].join('  ').trimEnd(),
          row.span.start,
        );
      });
      return [line(0, keyword, start), ...rows];
    }
    case 'terms':
      return [line(0, keyword, start), ...section.terms.flatMap((term, index) => printTerm(term, index))];
    case 'references': {
      const keys = widest(section.entries.map((entry) => entry.key.value));
      const entries = section.entries.flatMap((entry) =>
        wrapWords(
          2,
          `${entry.key.value.padEnd(keys)}  ${entry.text.value}`.trimEnd(),
          entry.span.start,
          4 + keys,
        ),
      );
      return [line(0, keyword, start), ...entries];
    }
    case 'changes': {
      const verbs = widest(section.entries.map((entry) => entry.verb.value));
      const entries = section.entries.flatMap((entry) => {
        const id = entry.id ? `{${entry.id.value}}  ` : '';
        return wrapWords(
          2,
          `${entry.verb.value.padEnd(verbs)}  ${id}${entry.text.value}`.trimEnd(),
          entry.span.start,
          4 + verbs,
        );
      });
      return [line(0, section.version ? `${keyword} ${section.version.value}` : keyword, start), ...entries];
    }
    case 'unknown':
      return [
        line(0, keyword, start),
        ...section.lines.map((words) => line(2, words.value, words.span.start)),
      ];
  }
}

export function printDataType(type: DataType): string {
  switch (type.kind) {
    case 'choice':
      return `choice of ${type.values.map(choiceValue).join(', ')}`;
    case 'scale':
      return `scale ${type.values.map(choiceValue).join(' < ')}`;
    case 'quantity': {
      const unit = type.unit ? ` in ${type.unit.value}` : '';
      const precision = type.precision ? `, precision ${type.precision.value}` : '';
      const from = type.from ? `, from ${type.from.value}` : '';
      const to = type.to ? `${type.from ? '' : ','} to ${type.to.value}` : '';
      return `quantity${unit}${precision}${from}${to}`;
    }
    case 'codes':
      return type.system ? `codes from ${type.system.value}` : 'codes';
    case 'count':
    case 'date':
    case 'yes-no':
      return type.kind;
  }
}

function choiceValue(words: Words): string {
  return /^[^\s",;(){}[\]<>=!]+$/.test(words.value) ? words.value : `"${words.value}"`;
}

function printParagraphs(paragraphs: readonly Words[]): readonly PrintedLine[] {
  return paragraphs.flatMap((paragraph, index) => {
    const lines = wrapWords(2, paragraph.value, paragraph.span.start);
    const bullet = /^[-\u2022] /.test(paragraph.value);
    return index === 0 || bullet ? lines : [line(0, '', paragraph.span.start), ...lines];
  });
}

function printTerm(term: TermEntry, index: number): readonly PrintedLine[] {
  const abbreviations =
    term.abbreviations.length > 0 ? ` (${term.abbreviations.map((words) => words.value).join(', ')})` : '';
  const synonyms = term.synonyms.map((words) => `, also ${words.value}`).join('');
  const head = line(2, `${term.name.value}${abbreviations}${synonyms}`, term.span.start);
  const blank = index === 0 ? [] : [line(0, '', 0)];
  return [...blank, head, ...term.definition.flatMap((words) => wrapWords(4, words.value, words.span.start))];
}

function widest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map((text) => text.length));
}
