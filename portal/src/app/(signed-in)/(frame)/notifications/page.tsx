import { FeedPage } from '../../../../features/notifications/index.js';

export default function Page() {
  return <FeedPage />;
}
