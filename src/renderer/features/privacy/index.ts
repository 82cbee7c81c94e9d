export { CardOpenings } from './CardOpenings.tsx';
export { EraseDialog } from './EraseDialog.tsx';
export { OpeningsSection } from './OpeningsSection.tsx';
