import { callTour } from './call.ts';
import { clinicTour } from './clinic.ts';
import { inquiriesTour } from './inquiries.ts';
import type { Tour } from './steps.ts';
import { telephonyTour } from './telephony.ts';

/** Every walk through the window by its name on the command line. */
export const tours: Readonly<Record<string, (tour: Tour) => Promise<void>>> = { call: callTour, clinic: clinicTour, inquiries: inquiriesTour, telephony: telephonyTour };
