// Numbers and foreign words as a page shows them; knows no replay.

/** `6442450944` as `6,442,450,944`. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** `12.3 %`; a few of many are never `0 %`, and almost all never `100 %`. */
export function share(part: number, whole: number): string {
  if (whole === 0 || part === 0) return '0 %';
  const percent = (100 * part) / whole;
  if (percent < 0.1) return 'below 0.1 %';
  if (part < whole && percent > 99.9) return 'above 99.9 %';
  return `${Number(percent.toFixed(1))} %`;
}

/** For the text and the attributes of HTML. Control characters are shown by their numbers. */
export function escaped(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text
    .replaceAll(
      // eslint-disable-next-line no-control-regex
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g,
      (unit) => {
        return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
      },
    )
    .replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}
