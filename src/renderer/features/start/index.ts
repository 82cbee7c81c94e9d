export { StartScreen } from './StartScreen.tsx';
export { useStartState } from './use-start-state.ts';
