/** «Носова Мария Ивановна» as it is typed at the desk: surname, name, patronymic. A number is no name. */
export function splitName(text: string): { readonly surname: string; readonly firstName: string; readonly patronymic: string } {
  const [surname = '', firstName = '', ...rest] = /\d/.test(text) ? [] : text.trim().split(/\s+/);
  return { surname, firstName, patronymic: rest.join(' ') };
}
