export { RoundButton } from './RoundButton.tsx';
export { useRoundDock } from './round-store.ts';
