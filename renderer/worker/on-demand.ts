// A part of a service whose code is loaded with its first question, so that the window starts sooner; knows no question.

type Methods = Readonly<Record<string, (...args: never[]) => Promise<unknown>>>;

/** `table`: every method of the part. A load that failed is tried again with the next question. */
export function onDemand<Part>(
  table: { readonly [Method in keyof Part]: true },
  load: () => Promise<Part>,
): Part {
  let loaded: Promise<Part> | undefined;
  const part = async (): Promise<Part> => {
    loaded ??= load();
    try {
      return await loaded;
    } catch (error) {
      loaded = undefined;
      throw error;
    }
  };
  const ask =
    (name: string) =>
    async (...args: never[]): Promise<unknown> =>
      await ((await part()) as unknown as Methods)[name]?.(...args);
  // The table has just made every member; what each answers is the part's own promise.
  return Object.fromEntries(Object.keys(table).map((name) => [name, ask(name)])) as unknown as Part;
}
