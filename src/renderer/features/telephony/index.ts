export { DialAgain } from './DialAgain.tsx';
export { LinkDialog } from './LinkDialog.tsx';
export { LinksSwitch } from './LinksSwitch.tsx';
export { PhoneWizard } from './PhoneWizard.tsx';
export { SuspendedMark } from './SuspendedMark.tsx';
export { SuspendSwitch } from './SuspendSwitch.tsx';
