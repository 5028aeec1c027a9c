export { Inbox } from './components/inbox.js';
export { NoThread, ThreadPane } from './components/thread-pane.js';
