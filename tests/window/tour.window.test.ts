import { cpSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { launchDesk, newFolder } from './support/desk.ts';
import { atTheDoor } from './support/hands.ts';
import { tours } from './tour/index.ts';
import { createTour } from './tour/steps.ts';

/** A walk that nobody takes breaks unseen: each is taken here as `npm run tour` takes it, without its pictures. */
describe('the tours', () => {
  const made = newFolder('tour-profile');
  // the demo clinic is made once; each walk begins in a copy of it, as a second `npm start` would
  beforeAll(async () => {
    const desk = await launchDesk({ profile: made });
    await atTheDoor(desk.page);
    await desk.close();
  });
  it.each(Object.entries(tours))('%s comes to its last step', async (_, play) => {
    const profile = newFolder('tour-profile');
    cpSync(made, profile, { recursive: true });
    const desk = await launchDesk({ profile, theme: 'light' });
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
