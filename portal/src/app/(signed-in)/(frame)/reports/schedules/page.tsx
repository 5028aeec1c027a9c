import { SchedulesPage } from '../../../../../features/report-schedules/index.js';

export default function Page() {
  return <SchedulesPage />;
}
