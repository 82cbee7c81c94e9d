import { atTheDoor, signIn, sizeWindow } from '../support/hands.ts';
import { cardTour } from './card.ts';
import { crm } from './crm.ts';
import { importing } from './import.ts';
import { scheduleTour } from './schedule.ts';
import { search } from './search.ts';
import { settings } from './settings.ts';
import { staff } from './staff.ts';
import type { Tour, TourStep } from './steps.ts';

/** The parts in the order in which they are shown; each begins signed in as «Руководитель», on any screen, no dialog open. */
const parts: readonly (readonly TourStep[])[] = [search, scheduleTour, cardTour, crm, importing, settings, staff];

/** The clinic around the desk: every screen of it. */
export async function clinicTour(tour: Tour): Promise<void> {
  await tour.step('The demo clinic «Линия»: the manager signs in', 'manager', async () => {
    await atTheDoor(tour.page);
    await sizeWindow(tour.desk, 1366, 768);
    await signIn(tour.page, 'popova', undefined);
  });
  for (const part of parts) for (const { say, name, play } of part) await tour.step(say, name, () => play(tour));
}
