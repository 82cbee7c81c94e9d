/** Every table of the database, by the clinic's words. The DDL, the triggers and the migrations are made from here. */
export * from './crm.ts';
export * from './directories.ts';
export * from './import.ts';
export * from './inquiries.ts';
export * from './leads.ts';
export * from './local.ts';
export * from './patients.ts';
export * from './recordings.ts';
export * from './reports.ts';
export * from './schedule.ts';
export * from './staff.ts';
export * from './sync.ts';
export * from './tags.ts';
export * from './telephony.ts';
