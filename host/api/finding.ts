// What stands in the way of an export or a replay, as the contract between window and host tells it.

export interface ExportFinding {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly path: string;
  /** 1-based, for people. */
  readonly line: number;
  readonly message: string;
}
