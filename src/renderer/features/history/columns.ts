/** The columns of R-059 and those an employee may add, in the order of the screen, with the least and the growing width of each. */
export const columns = {
  time: '6.25rem', type: '9rem', direction: '7.25rem', talk: '4.75rem', phone: '10.625rem', who: 'minmax(7rem, 1fr)', whoType: 'minmax(8.25rem, 0.9fr)', topic: 'minmax(5.5rem, 0.6fr)', comment: 'minmax(6rem, 1.8fr)',
  author: 'minmax(5.75rem, 0.7fr)', phoneOwner: 'minmax(6.75rem, 0.7fr)', success: 'minmax(9rem, 1.2fr)', channel: 'minmax(5.25rem, 0.6fr)', outgoing: '6rem',
} as const;
export type Column = keyof typeof columns;
export const allColumns = Object.keys(columns) as readonly Column[];
/** Put away until somebody asks for them: what they say stands in other columns too, or is rarely asked for. */
export const hiddenAtFirst: readonly Column[] = ['direction', 'talk', 'phoneOwner'];
/** Without these a row says nothing. */
export const alwaysShown: readonly Column[] = ['time', 'type', 'comment'];

const least = (width: string): number => Number.parseFloat(/[\d.]+/.exec(width)?.[0] ?? '0');
/** Room between the rim and the first and last cell. */
const rimRem = 1;
export const gridOf = (shown: readonly Column[]): { readonly gridTemplateColumns: string; readonly minWidth: string } => ({
  gridTemplateColumns: shown.map((column) => columns[column]).join(' '), minWidth: `${String(shown.reduce((sum, column) => sum + least(columns[column]), rimRem))}rem`,
});
export const shownColumns = (hidden: readonly string[] | undefined): readonly Column[] => allColumns.filter((column) => alwaysShown.includes(column) || !(hidden ?? hiddenAtFirst).includes(column));
