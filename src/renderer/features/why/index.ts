export { WhyPanel } from './WhyPanel.tsx';
export { WhyAppointment } from './WhyAppointment.tsx';
export { WhyType } from './WhyType.tsx';
export { WhyDrawer } from './WhyDrawer.tsx';
export { ActionCard, LinkLine, NotLinkedLine } from './ActionCard.tsx';
export { openWhy, openWhyAppointment } from './open.ts';
