import { ConversationsReport } from '../../../../../../features/reports/index.js';

export default function Page() {
  return <ConversationsReport />;
}
