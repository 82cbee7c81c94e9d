export { TelephonySettings } from './TelephonySettings.tsx';
