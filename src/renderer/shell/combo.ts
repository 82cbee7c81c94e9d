/** `Ctrl+F2` of a key press; letters and digits are read by the place of the key, so Cyrillic layouts work alike. */
export function comboOf(event: Pick<KeyboardEvent, 'code' | 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): string {
  const key = /^(?:Key|Digit)(.)$/.exec(event.code)?.[1] ?? event.key;
  return `${event.ctrlKey || event.metaKey ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${event.shiftKey ? 'Shift+' : ''}${key}`;
}
