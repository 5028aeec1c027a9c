export { SetupChecklist } from './components/setup-checklist.js';
export { WelcomePage } from './components/welcome-page.js';
export { reopenChecklist } from './model/checklist-visibility.js';
export { noteNumbersSeen } from './model/seen.js';
