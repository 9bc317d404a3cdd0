// One generated guideline in two notations, ours and that of the peer, with the same criteria, conditions, ids and citations; reads nothing.

const sectionWords = ['indications', 'contraindications', 'exclusions', 'experimental'];
const referenceCount = 100;

export interface GeneratedGuideline {
  readonly ours: string;
  readonly peer: string;
}

/** Ten criteria a group, groups parted over four sections. */
export function generateGuideline(count: number): GeneratedGuideline {
  const ours = [
    'guideline "Generated"',
    '  id generated',
    '  version 1',
    '  effective 2025-01-01',
    'data',
    '  age "Age" quantity in years, precision 1, from 0 to 130',
    '  bmi "Body mass index" quantity in kg/m2, precision 0.1, from 5 to 100',
    '  stage "Stage" choice of I, II, III, IV',
  ];
  const peer = [
    'guideline "Generated"',
    '  id generated',
    '  version 1',
    '  effective 2025-01-01',
    'data',
    '  age "Age" quantity in "years" precision 1 from 0 to 130',
    '  bmi "Body mass index" quantity in "kg/m2" precision 0.1 from 5 to 100',
    '  stage "Stage" choice of I, II, III, IV',
  ];
  const groups = Math.ceil(count / 10);
  sectionWords.forEach((word, section) => {
    const own = Array.from({ length: groups }, (_, group) => group).filter(
      (group) => Math.floor((group * sectionWords.length) / groups) === section,
    );
    ours.push(word, '  ANY OF');
    peer.push(word, '  ANY OF {');
    own.forEach((group, index) => addGroup(ours, peer, group, index + 1, Math.min(10, count - group * 10)));
    peer.push('  }');
  });
  ours.push('references');
  peer.push('references');
  for (let key = 0; key < referenceCount; key++) {
    const text = `Author${String(key)}, A. (2020). Title number ${String(key)}. *Journal*, 1(1), 1-2.`;
    ours.push(`  ref-${String(key)}  ${text}`);
    peer.push(`  ref-${String(key)}  "${text}"`);
  }
  return { ours: `${ours.join('\n')}\n`, peer: `${peer.join('\n')}\n` };
}

function addGroup(ours: string[], peer: string[], group: number, number: number, size: number): void {
  const name = String(group);
  const reference = `[ref-${String(group % referenceCount)}]`;
  const words = `Disorder ${name} of the brain is known`;
  ours.push(`    ${String(number)}. ${words} AND ANY OF {group-${name}} ${reference}`);
  peer.push(`    - "${words}" AND ANY OF #group-${name} ${reference} {`);
  for (let item = 0; item < size - 1; item++) {
    const id = `finding-${name}-${String(item)}`;
    const finding = `Finding ${name} ${String(item)} with progressive weakness`;
    ours.push(`       ${String.fromCharCode(97 + item)}. ${finding} {${id}} ${reference}`);
    peer.push(`       - "${finding}" #${id} ${reference}`);
    const age = String((group + item) % 100);
    const bmi = String(20 + item);
    if (item % 4 === 1) {
      ours.push(`          WHEN age >= ${age} years AND bmi < ${bmi} kg/m2`);
      peer.push(`          WHEN age >= ${age} "years" AND bmi < ${bmi} "kg/m2"`);
    }
    if (item % 4 === 2) {
      ours.push('          NOTE Documented in the chart.');
      peer.push('          NOTE "Documented in the chart."');
    }
    if (item === 7) {
      ours.push(`          WHEN MET {finding-${name}-0}`);
      peer.push(`          WHEN MET #finding-${name}-0`);
    }
  }
  peer.push('    }');
}

/** The text with one word of one line changed, another line each time. */
export function editOneLine(text: string, round: number): string {
  const from = Math.floor((text.length * ((round * 7) % 10)) / 10);
  const place = text.indexOf('progressive', from);
  return `${text.slice(0, place)}${'very '.repeat((round % 3) + 1)}${text.slice(place)}`;
}
