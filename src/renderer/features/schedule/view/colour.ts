/** A name of the palette, which both themes can read, or a colour of the clinic's own. */
export const colourOf = (colour: string): string => (/^[a-z]+$/.test(colour) ? `var(--mantine-color-${colour}-6, ${colour})` : colour);
