// A line between two panels that can be dragged, or moved with the arrow keys.
import { Separator } from 'react-resizable-panels';
import styles from './frame.module.css';

export function Divider({ label }: { readonly label: string }) {
  return <Separator className={styles['divider'] ?? ''} aria-label={label} />;
}
