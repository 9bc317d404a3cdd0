// Keeps a fault of one panel inside that panel: the rest of the window goes on, and nothing that was typed is lost.
import { IconBug } from '@tabler/icons-react';
import { Component } from 'react';
import type { ReactNode } from 'react';
import { EmptyState } from './empty-state.tsx';
import styles from './error-boundary.module.css';

interface ErrorBoundaryProps {
  readonly children: ReactNode;
  /** Another value tries again. */
  readonly resetKey: unknown;
}

interface ErrorBoundaryState {
  readonly message: string | undefined;
  readonly resetKey: unknown;
}

export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { message: undefined, resetKey: this.props.resetKey };

  static getDerivedStateFromError(error: unknown): Partial<ErrorBoundaryState> {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  static getDerivedStateFromProps(
    props: ErrorBoundaryProps,
    state: ErrorBoundaryState,
  ): Partial<ErrorBoundaryState> | null {
    return props.resetKey === state.resetKey ? null : { message: undefined, resetKey: props.resetKey };
  }

  override render(): ReactNode {
    if (this.state.message === undefined) return this.props.children;
    return (
      <EmptyState
        icon={<IconBug size={26} />}
        title="This view failed"
        tone="problem"
        actions={
          <button
            type="button"
            className={styles['again']}
            onClick={() => this.setState({ message: undefined })}
          >
            Show it again
          </button>
        }
      >
        Your text is safe. If it happens again, tell the makers these words: {this.state.message}
      </EmptyState>
    );
  }
}
