// npm run tour [-- clinic | …]: a walk through the real window, a picture of each step; the code is 1 when a step fails.
import { launchDesk, newFolder } from './support/desk.ts';
import { screenshot } from './support/look.ts';
import { tours } from './tour/index.ts';
import { createTour } from './tour/steps.ts';

const [asked = 'call'] = process.argv.slice(2), play = tours[asked];
if (!play) {
  console.error(`usage: npm run tour -- [${Object.keys(tours).join(' | ')}]`);
  process.exit(2);
}

const out = process.env['STOIKA_TOUR_OUT'] ?? newFolder('tour'), began = performance.now();
const desk = await launchDesk({ profile: newFolder('tour-profile'), theme: 'light' });
desk.page.setDefaultTimeout(15_000);
const tour = createTour(desk, out);
let missed = false;
try {
  await play(tour);
} catch (error) {
  missed = true;
  console.error(error);
  await screenshot(desk.page, `${String(tour.count() + 1).padStart(2, '0')}-missed`, out).catch(() => undefined);
} finally {
  await desk.close();
}
console.log(missed ? `The tour stopped after ${tour.count()} steps: see the last picture in ${out}` : `${tour.count()} steps in ${((performance.now() - began) / 1000).toFixed(0)} s`);
process.exitCode = Number(missed);
