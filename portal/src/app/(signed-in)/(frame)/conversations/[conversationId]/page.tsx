import { ThreadPane } from '../../../../../features/conversations/index.js';

export default function ConversationPage() {
  return <ThreadPane />;
}
