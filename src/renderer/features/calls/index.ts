export { CallCards } from './CallCards.tsx';
export { CallPanel } from './CallPanel.tsx';
export { DialForm } from './DialForm.tsx';
export { PatientBlocks } from './PatientBlocks.tsx';
export { useCallDeeds, useChooseKin, useOpenPanel, usePanelFocus } from './use-calls.ts';
export { useVoiceTools } from './voice-tools.ts';
