// A failure with words for people: what happened and what to do; shells pass on these two and nothing else.

export class HostError extends Error {
  /** What the reader can do about it; '' where nothing can be done. */
  readonly help: string;

  constructor(message: string, help: string, options?: { readonly cause: unknown }) {
    super(message, options);
    this.name = 'HostError';
    this.help = help;
  }
}
