export { ActivityPage } from './components/activity-page.js';
