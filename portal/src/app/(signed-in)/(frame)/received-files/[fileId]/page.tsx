import { ReceivedFilePage } from '../../../../../features/conversations/index.js';

export default function Page() {
  return <ReceivedFilePage />;
}
