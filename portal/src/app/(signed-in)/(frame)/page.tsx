import { DashboardPage } from '../../../features/dashboard/index.js';

export default function Page() {
  return <DashboardPage />;
}
