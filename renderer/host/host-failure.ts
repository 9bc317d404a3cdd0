// A call of the window that failed, with words for people: what happened and what to do.

export class HostFailure extends Error {
  /** '' where nothing can be done. */
  readonly help: string;

  constructor(message: string, help: string) {
    super(message);
    this.name = 'HostFailure';
    this.help = help;
  }
}
