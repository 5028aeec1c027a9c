export { Inbox } from './components/inbox.js';
export { conversationsBehind } from './model/filters.js';
export { NoThread, ThreadPane } from './components/thread-pane.js';
