/**
 * Puts text on the clipboard. The page may ask for no permission (S4), so it goes the old way: a selected field and the
 * copy command, which a press of a key or a button is enough for. The focus comes back.
 */
export function copyText(text: string): boolean {
  const had = document.activeElement, field = document.createElement('textarea');
  field.value = text;
  field.setAttribute('aria-hidden', 'true');
  field.style.position = 'fixed';
  field.style.opacity = '0';
  document.body.append(field);
  field.select();
  const copied = document.execCommand('copy'); // eslint-disable-line typescript/no-deprecated -- its successor needs a permission that pages of ours never have
  field.remove();
  if (had instanceof HTMLElement) had.focus({ preventScroll: true });
  return copied;
}
