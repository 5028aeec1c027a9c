import { OverviewReport } from '../../../../../features/reports/index.js';

export default function Page() {
  return <OverviewReport />;
}
