export { TrainingPage } from './TrainingPage.tsx';
export { TrainingStrip } from './TrainingStrip.tsx';
export { useTraining } from './queries.ts';
