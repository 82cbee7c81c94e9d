export { StaffPage } from './StaffPage.tsx';
export { PasswordForm } from './PasswordDialog.tsx';
