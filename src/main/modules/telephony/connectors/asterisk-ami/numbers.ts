const unknown = /^(<unknown>|unknown|s|h|)$/i;
/** What Asterisk writes for a number or a name it knows; `''` for the words it has instead of one, and for steps of the dialplan. */
export const named = (text: string | undefined): string => (text === undefined || unknown.test(text) ? '' : text);

const number = /^\+?[\d*#]+$/;
/** A number somebody dialled; `''` for `s`, `s-BUSY`, `<unknown>`. */
export const numberOf = (text: string | undefined): string => (text !== undefined && number.test(text) ? text : '');

/** The number in what `Dial` was given: `79110001122@trunk`, `trunk/79110001122`, `trunk/sip:79110001122@host:5060`. */
export const numberIn = (dialString: string | undefined): string => dialString?.split(/[/@:,]/).find((part) => /^\+?\d{2,}$/.test(part)) ?? '';

/** A code of the exchange, or so short that it may be one (a parking place): a call only when somebody is rung by it. */
export const mayBeCode = (dialled: string): boolean => /[*#]/.test(dialled) || /^\d{1,6}$/.test(dialled);
