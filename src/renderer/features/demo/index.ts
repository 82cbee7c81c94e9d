export { DemoPad } from './DemoPad.tsx';
