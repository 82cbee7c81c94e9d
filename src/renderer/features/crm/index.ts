export { BookForChip } from './BookForChip.tsx';
export { CalmLine, useShowCrm } from './CalmLine.tsx';
export { CloseEntryForm, FinishForm } from './EndForms.tsx';
export { Grid } from './Grid.tsx';
export { dueText } from './texts.ts';
export { RoundList } from './Round.tsx';
export { TaskForm } from './TaskForm.tsx';
export { TaskTypes } from './TaskTypes.tsx';
export { WaitForm, type Earlier } from './WaitForm.tsx';
