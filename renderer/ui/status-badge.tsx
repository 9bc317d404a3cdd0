// The standing of a document in one word, with a tone; knows no guideline.
import styles from './status-badge.module.css';

const tones: Readonly<Record<string, string>> = {
  draft: 'draft',
  'in review': 'review',
  'in-review': 'review',
  approved: 'good',
  published: 'good',
  retired: 'past',
};

/** Nothing where the status is ''. A word that is not known stands in a plain tone. */
export function StatusBadge({ status }: { readonly status: string }) {
  if (status === '') return null;
  const word = status.replaceAll('-', ' ');
  return (
    <span className={styles['badge']} data-tone={tones[status.toLowerCase()] ?? 'plain'}>
      {word.charAt(0).toUpperCase() + word.slice(1)}
    </span>
  );
}
