export { LeadPlace } from './LeadPlace.tsx';
export { LeadSound } from './LeadSound.tsx';
export { focusLeads, LeadsWindow } from './LeadsWindow.tsx';
export { TakenDialog } from './TakenDialog.tsx';
