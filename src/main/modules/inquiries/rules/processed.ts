import type { InquiryKind } from '#shared/inquiries/fields.ts';

/** A lead or a «Заявка-диалог» that nobody has dealt with: yellow everywhere. */
export const isUnprocessed = (row: { readonly kind: InquiryKind; readonly processedAt: number | null }): boolean => (row.kind === 'lead' || row.kind === 'dialogLead') && row.processedAt === null;
