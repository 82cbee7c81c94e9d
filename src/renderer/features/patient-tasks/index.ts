export { PatientTasks } from './PatientTasks.tsx';
