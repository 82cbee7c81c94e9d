export { BookingForm } from './BookingForm.tsx';
export { PatientPicker } from './PatientPicker.tsx';
export { useBookingStore } from './booking-store.ts';
export { placeText, type Refusal } from './place-text.ts';
