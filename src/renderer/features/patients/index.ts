export { PatientForm } from './PatientForm.tsx';
export { PatientsPage } from './PatientsPage.tsx';
export { useSearch } from './queries.ts';
