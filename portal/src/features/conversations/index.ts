export { ReceivedFilePage } from './components/received-file-page.js';
export { ConversationRow } from './components/conversation-row.js';
export { Inbox } from './components/inbox.js';
export { useConversationWords } from './hooks/use-conversation-words.js';
export { conversationsBehind } from './model/filters.js';
export { NoThread, ThreadPane } from './components/thread-pane.js';
