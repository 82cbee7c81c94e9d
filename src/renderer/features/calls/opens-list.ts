/** A list that is open takes the first Esc for itself. */
export const opensList = (target: EventTarget): boolean => target instanceof Element && target.getAttribute('aria-expanded') === 'true';
