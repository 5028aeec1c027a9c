export { SetupChecklist } from './components/setup-checklist.js';
export { reopenChecklist } from './model/checklist-visibility.js';
