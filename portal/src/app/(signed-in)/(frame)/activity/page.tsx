import { ActivityPage } from '../../../../features/activity/index.js';

export default function Page() {
  return <ActivityPage />;
}
