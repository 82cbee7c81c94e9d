export { AddMenu } from './AddMenu.tsx';
export { ByHandPanel } from './ByHandPanel.tsx';
export { DialogText } from './DialogText.tsx';
export { useByHand, useByHandAgain } from './by-hand-store.ts';
export { byHandKeys } from './keys.ts';
