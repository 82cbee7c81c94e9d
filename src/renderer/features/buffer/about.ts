import type { About } from '../../shell/dialog-store.ts';

/** Whom the row is for: the card where there is one, else the name and the number of the inquiry. */
export const personOfAbout = (about: About) => ({
  ...(about.patientId ? { patientId: about.patientId } : about.typedName ? { typedName: about.typedName } : {}),
  ...(about.phone ? { phone: about.phone } : {}),
  ...(about.inquiryId ? { inquiryId: about.inquiryId } : {}),
});
