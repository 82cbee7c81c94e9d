/**
 * For lists that drop down: drawn where they belong in the page, so that they stay inside its landmark for screen readers,
 * and fixed, so that a scrolling parent does not cut them.
 */
export const inPlace = { withinPortal: false, floatingStrategy: 'fixed' } as const;
