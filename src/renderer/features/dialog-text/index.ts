export { DialogText } from './DialogText.tsx';
