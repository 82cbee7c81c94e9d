export { BookForChip } from './BookForChip.tsx';
export { CalmLine, useShowCrm } from './CalmLine.tsx';
export { CloseEntryForm, FinishForm } from './EndForms.tsx';
export { RoundList } from './Round.tsx';
export { TaskForm } from './TaskForm.tsx';
export { TaskTypes } from './TaskTypes.tsx';
export { WaitForm, type Earlier } from './WaitForm.tsx';
