// What the text of a reference says of its publication: DOI, PubMed number, title; knows no list and no style.

/** `https://doi.org/10.1000/x`, `doi:10.1000/x`: the part that names the article, in small letters. */
export function doiOf(text: string): string | undefined {
  return /\b(10\.\d{4,9}\/[^\s"<>]+)/
    .exec(text)?.[1]
    ?.replace(/[.,;)]+$/, '')
    .toLowerCase();
}

/** `PMID: 33926681`, or the address of the article at PubMed. */
export function pmidOf(text: string): string | undefined {
  return /(?:\bPMID\s*[:-]?\s*|pubmed\.ncbi\.nlm\.nih\.gov\/|ncbi\.nlm\.nih\.gov\/pubmed\/)(\d{1,9})\b/i.exec(
    text,
  )?.[1];
}

/** What stands between the year in brackets and the next stop: `Smith, A. (2020). Title. *Journal*, 1(1).` */
export function titleOf(text: string): string | undefined {
  return /\((?:19|20)\d\d[a-z]?\)\s*\.\s*([^.*?]{8,}?[?]?)\s*(?:[.*]|$)/.exec(text)?.[1];
}
