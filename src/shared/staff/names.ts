/** An employee's name as people say it: «Ивлева Анна»; a doctor may have a surname alone. */
export const employeeName = ({ surname, firstName }: { readonly surname: string; readonly firstName: string }): string => `${surname} ${firstName}`.trim();

/** «Ивлева А.», with a no-break space. */
export const employeeShortName = ({ surname, firstName }: { readonly surname: string; readonly firstName: string }): string =>
  (firstName === '' ? surname : `${surname}\u00a0${firstName.slice(0, 1)}.`);
