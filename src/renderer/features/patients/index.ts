export { PatientForm } from './PatientForm.tsx';
export { PatientsPage } from './PatientsPage.tsx';
