// Puts words into the clipboard at a person's wish, also where the shell grants no permission for it.

export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    if (!copyBySelection(text)) throw new Error('The clipboard is not to be had. Try it again with a click.');
  }
}

/** A selection may be copied without a permission while the person acts. */
function copyBySelection(text: string): boolean {
  const holder = document.createElement('textarea');
  holder.value = text;
  holder.className = 'visually-hidden';
  const before = document.activeElement;
  document.body.append(holder);
  holder.select();
  const copied = document.execCommand('copy');
  holder.remove();
  if (before instanceof HTMLElement) before.focus();
  return copied;
}
