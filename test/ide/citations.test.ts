// Pasted citations of every common style, as they are read and as they are printed; and what cannot be read.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noFields, referenceKey, referenceText } from '../../dsl/ide/citation-fields.ts';
import { readCitation } from '../../dsl/ide/read-citation.ts';

const tagged = (...lines: readonly string[]): string => lines.join('\n');

describe('pasted citations', () => {
  it.each<[string, string, string]>([
    [
      'Lee JW, Sreepada LP, Bevers MB, et al. Magnetic resonance spectroscopy of hypoxic-ischemic encephalopathy after cardiac arrest. Neurology. 2022;98(12):e1226-e1237. doi:10.1212/WNL.0000000000013297',
      'AMA, Vancouver or NLM style',
      'Lee, J.W., Sreepada, L.P. et al. (2022). Magnetic resonance spectroscopy of hypoxic-ischemic encephalopathy after cardiac arrest. *Neurology*, 98(12), e1226-e1237. doi:10.1212/wnl.0000000000013297',
    ],
    [
      "1. Gupta SK, Ya'qoub L, Wimmer AP. Safety of MRI in patients with cardiac devices: is it known? Radiol Cardiothorac Imaging. 2020 Oct 29;2(5):e200086. doi: 10.1148/ryct.2020200086. PMID: 33778632; PMCID: PMC7978013.",
      'AMA, Vancouver or NLM style',
      "Gupta, S.K., Ya'qoub, L. & Wimmer, A.P. (2020). Safety of MRI in patients with cardiac devices: is it known? *Radiol Cardiothorac Imaging*, 2(5), e200086. doi:10.1148/ryct.2020200086",
    ],
    [
      'Weinberg, B. D., Kuruva, M., & Shim, H. (2021). Clinical applications of spectroscopy in brain tumors. Radiologic Clinics of North America, 59(3), 349–362. https://doi.org/10.1016/j.rcl.2021.01.004',
      'APA style',
      'Weinberg, B.D., Kuruva, M. & Shim, H. (2021). Clinical applications of spectroscopy in brain tumors. *Radiologic Clinics of North America*, 59(3), 349-362. doi:10.1016/j.rcl.2021.01.004',
    ],
    [
      "Maudsley, A.A., Andronesi, O.C. et al. (2021). Advanced neuroimaging: Experts' consensus. *NMR in Biomedicine*, 34(5), e4309.",
      'APA style',
      "Maudsley, A.A., Andronesi, O.C. et al. (2021). Advanced neuroimaging: Experts' consensus. *NMR in Biomedicine*, 34(5), e4309.",
    ],
    [
      'American College of Radiology. ACR manual on contrast media. ACR Publications. 2023.',
      'AMA, Vancouver or NLM style',
      'American College of Radiology (2023). ACR manual on contrast media. *ACR Publications*.',
    ],
    [
      tagged(
        'PMID- 33926681',
        'TI  - Clinical Applications of Spectroscopy in Brain',
        '      Tumors.',
        'PG  - 349-362',
        'LID - 10.1016/j.rcl.2021.01.004 [doi]',
        'FAU - Weinberg, Brent D',
        'AU  - Weinberg BD',
        'FAU - Kuruva, Manohar',
        'AU  - Kuruva M',
        'DP  - 2021 May',
        'VI  - 59',
        'IP  - 3',
        'JT  - Radiologic clinics of North America',
      ),
      'a file of PubMed',
      'Weinberg, B.D. & Kuruva, M. (2021). Clinical Applications of Spectroscopy in Brain Tumors. *Radiologic clinics of North America*, 59(3), 349-362. doi:10.1016/j.rcl.2021.01.004',
    ],
    [
      tagged(
        'TY  - JOUR',
        'AU  - Zeng, Guang',
        'AU  - Penninkilampi, Ross',
        'PY  - 2020',
        'TI  - Meta-analysis of spectroscopy',
        'JO  - Neurology',
        'VL  - 94',
        'IS  - 11',
        'SP  - e1147',
        'EP  - e1156',
        'ER  - ',
      ),
      'a RIS file',
      'Zeng, G. & Penninkilampi, R. (2020). Meta-analysis of spectroscopy. *Neurology*, 94(11), e1147-e1156.',
    ],
    ['https://doi.org/10.1016/j.rcl.2021.01.004', 'a DOI', 'doi:10.1016/j.rcl.2021.01.004'],
    ['PMID: 33926681', 'a PubMed number', 'PMID: 33926681'],
    ['33926681', 'a PubMed number', 'PMID: 33926681'],
    ['a few words that are no citation', '', 'a few words that are no citation.'],
  ])('%s', (pasted, style, printed) => {
    const read = readCitation(pasted);
    expect(read.style).toBe(style);
    expect(referenceText(read.fields)).toBe(printed);
  });

  it('reads back what it prints', () => {
    const name = fc.constantFrom('Weinberg', "Ya'qoub", 'de la Cruz', 'Müller-Lüdenscheidt');
    const initials = fc.constantFrom('B.D.', 'L.', 'A.B.C.');
    fc.assert(
      fc.property(
        fc.array(fc.record({ family: name, initials }), { minLength: 1, maxLength: 3 }),
        fc.constantFrom('Spectroscopy of tumors', 'Is it known?', 'MRI: a second look'),
        fc.nat(99),
        (authors, title, number) => {
          const fields = {
            ...noFields,
            authors: authors.map((one) => ({ ...one, family: one.family.replace(/^de/, 'De') })),
            year: '2021',
            title,
            source: 'Neurology',
            volume: String(number + 1),
            issue: '3',
            pages: '1-9',
          };
          expect(readCitation(referenceText(fields)).fields).toEqual(fields);
        },
      ),
      { seed: 20261123, numRuns: 100 },
    );
  });

  it('throws at nothing, and keeps a key apart from those that are taken', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (pasted) => {
        const { fields } = readCitation(pasted);
        expect(referenceKey(fields, new Set())).toMatch(/^[a-z0-9-]+$/);
      }),
      { seed: 20261123, numRuns: 200 },
    );
    const { fields } = readCitation('Lee JW. A title. Neurology. 2022;98(12):1-2.');
    expect(referenceKey(fields, new Set(['lee-2022', 'lee-2022b']))).toBe('lee-2022c');
  });
});
