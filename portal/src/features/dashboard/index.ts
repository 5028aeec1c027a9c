export { CountedPage } from './components/counted-page.js';
export { DashboardPage } from './components/dashboard-page.js';
