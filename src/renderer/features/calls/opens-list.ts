/** Whether Esc is meant for something in the panel that is open, a list or a text beside it (drawn elsewhere in the page), and not for the panel. */
export const opensList = (target: EventTarget, panel: Element): boolean => target instanceof Element && (target.getAttribute('aria-expanded') === 'true' || !panel.contains(target));
