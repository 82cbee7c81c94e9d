export { MergeForm } from './MergeForm.tsx';
export { MergesList } from './MergesList.tsx';
export { PatientForm } from './PatientForm.tsx';
export { PatientsPage } from './PatientsPage.tsx';
export { useSearch } from './queries.ts';
