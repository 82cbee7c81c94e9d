export { PlayRecording } from './PlayRecording.tsx';
export { RecordingsSettings } from './RecordingsSettings.tsx';
