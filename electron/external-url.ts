// Which addresses may be handed to the reader's own browser; knows nothing of windows.

/** https alone, to a named host, without credentials that could pass for the host. */
export function isPlainHttps(text: string): boolean {
  if (!/^https:\/\//i.test(text) || !URL.canParse(text)) return false;
  const { username, password, hostname } = new URL(text);
  const isNamed = /^[a-z0-9.-]+\.[a-z][a-z0-9-]*$/.test(hostname);
  return username === '' && password === '' && isNamed;
}
