export { AddMenu } from './AddMenu.tsx';
export { ByHandPanel } from './ByHandPanel.tsx';
export { DialogText } from '../dialog-text/index.ts';
export { useByHand, useByHandAgain } from './by-hand-store.ts';
export { byHandKeys } from './keys.ts';
