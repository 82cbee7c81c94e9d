const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
/** Text as text, whatever it is: also in an attribute. Marks that turn the direction of writing are left out, for they would reach over the cells beside. */
export const escaped = (text: string): string => text.replaceAll(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '').replaceAll(/[&<>"']/g, (c) => entities[c]!);
