import { atTheDoor, signIn, sizeWindow } from '../support/hands.ts';
import { attribution } from './attribution.ts';
import { dialogs } from './dialogs.ts';
import { history } from './history.ts';
import { leads } from './leads.ts';
import { lost } from './lost.ts';
import { leadSources } from './lead-sources.ts';
import type { Tour, TourStep } from './steps.ts';

/** The parts in the order in which they are shown; each begins signed in as «Администратор» with the phone 101, on any screen, no dialog open. */
const parts: readonly (readonly TourStep[])[] = [leads, dialogs, history, lost, leadSources];

/** Every inquiry counted once: how it comes, what it leads to, and that none is lost. */
export async function inquiriesTour(tour: Tour): Promise<void> {
  await tour.step('The demo clinic «Линия»: the sign-in screen', 'door', async () => {
    await atTheDoor(tour.page);
    await sizeWindow(tour.desk, 1366, 768);
  });
  await tour.step('The administrator takes the phone 101', 'shift', () => signIn(tour.page, 'ivleva', '101'));
  for (const part of [...parts, attribution]) for (const { say, name, play } of part) await tour.step(say, name, () => play(tour));
}
