import { ask, atTheDoor, signIn, sizeWindow } from '../support/hands.ts';
import { connections } from './connections.ts';
import { dialling } from './dialling.ts';
import { recordingsTour } from './recordings.ts';
import { deskCalls } from './desk-calls.ts';
import { softphoneTour } from './softphone.ts';
import type { Tour, TourStep } from './steps.ts';
import { tags } from './tags.ts';
import { trainingTour } from './training.ts';

/** The parts in the order in which they are shown; each begins signed in as «Руководитель» with the phone 101, on any screen, no dialog open. */
const parts: readonly (readonly TourStep[])[] = [dialling, connections, recordingsTour, tags, trainingTour, softphoneTour];

/** Telephony in full: what is shown of calls, what is heard of them, and where one learns it. */
export async function telephonyTour(tour: Tour): Promise<void> {
  await tour.step('The demo clinic «Линия»: the sign-in screen', 'door', async () => {
    await atTheDoor(tour.page);
    await sizeWindow(tour.desk, 1366, 768);
  });
  for (const { say, name, play } of deskCalls) await tour.step(say, name, () => play(tour));
  await tour.step('The administrator has gone, her phone is free; the manager signs in and takes it', 'shift', async () => {
    await ask(tour.page, 'staff.signOut');
    await signIn(tour.page, 'popova', '101');
  });
  for (const part of parts) for (const { say, name, play } of part) await tour.step(say, name, () => play(tour));
}
