import { describe, expect, it } from 'vitest';
import { launchDesk, newFolder } from './support/desk.ts';
import { tours } from './tour/index.ts';
import { createTour } from './tour/steps.ts';

/** A walk that nobody takes breaks unseen: each is taken here as `npm run tour` takes it, without its pictures. */
describe('the tours', () => {
  it.each(Object.entries(tours))('%s comes to its last step', async (_, play) => {
    const desk = await launchDesk({ profile: newFolder('tour-profile'), theme: 'light' });
    try {
      desk.page.setDefaultTimeout(15_000);
      const tour = createTour(desk);
      await play(tour);
      expect(tour.count()).toBeGreaterThan(10);
    } finally {
      await desk.close();
    }
  }, 120_000);
});
