export { ConversationsReport } from './components/conversations-report.js';
export { GoalsReport } from './components/goals-report.js';
export { OverviewReport } from './components/overview-report.js';
export { QuestionsReport } from './components/questions-report.js';
export { ReportsFrame } from './components/reports-frame.js';
export { SatisfactionReport } from './components/satisfaction-report.js';
