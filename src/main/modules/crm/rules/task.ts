import type { Instant } from '#shared/kernel/values.ts';

/** A task is overdue once its moment has passed and nobody finished it. */
export const isOverdue = ({ dueAt, doneAt }: { readonly dueAt: number; readonly doneAt: number | null }, now: Instant): boolean => doneAt === null && dueAt < now;

/** Whom a row is about: the card's name, else the name typed, else the number. */
export const whoText = (cardName: string, typedName: string | null, phone: string | undefined): string => cardName || typedName?.trim() || phone || '';

/** Why a task or a wait-list entry would be about nobody; undefined when somebody is named. */
export const aboutNobody = (about: { readonly patientId?: unknown; readonly typedName?: string | undefined; readonly phone?: string | undefined; readonly inquiryId?: unknown }): boolean =>
  about.patientId === undefined && about.inquiryId === undefined && !about.typedName?.trim() && !/\d/.test(about.phone ?? '');
