// Breaks a rule on purpose (shared is pure): `npm test` cruises this folder and fails when nothing is found here.
import { readFileSync } from 'node:fs';
import { store } from '../main/modules/patients/store.ts';

export const planted = [readFileSync, store];
