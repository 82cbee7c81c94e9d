export { SoftphoneSettings } from './SoftphoneSettings.tsx';
