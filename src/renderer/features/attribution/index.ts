export { AttributionSettings } from './AttributionSettings.tsx';
