export { PlayRecording } from './PlayRecording.tsx';
export { RecordingHost } from './RecordingHost.tsx';
export { RecordingsSettings } from './RecordingsSettings.tsx';
