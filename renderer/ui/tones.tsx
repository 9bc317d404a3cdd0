// The ground on which panels stand: colours for a theme, handed down as CSS variables; knows no guideline.
import type { ComponentProps, ReactNode } from 'react';
import styles from './tones.module.css';

export type Theme = 'light' | 'dark';

interface TonesProps extends ComponentProps<'div'> {
  readonly theme: Theme;
  readonly children: ReactNode;
}

/** Also wrap what is shown in a portal: variables do not reach it otherwise. */
export function Tones({ theme, className, children, ...rest }: TonesProps): ReactNode {
  return (
    <div {...rest} className={[styles['tones'], className].filter(Boolean).join(' ')} data-theme={theme}>
      {children}
    </div>
  );
}
