import { NoThread } from '../../../../features/conversations/index.js';

export default function ConversationsPage() {
  return <NoThread />;
}
