// Opens a self-contained page in a browser window of its own with the print dialog before it; for shells that print nothing themselves.

/** False where the browser kept the window from opening. */
export function openToPrint(html: string): boolean {
  const address = URL.createObjectURL(new Blob([html], { type: 'text/html' }));
  const page = window.open(address, '_blank');
  // Long enough to be loaded and, should the person load it again, still to be there.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  if (page === null) return false;
  page.addEventListener('load', () => page.print(), { once: true });
  return true;
}
