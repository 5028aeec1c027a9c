import { GoalsReport } from '../../../../../../features/reports/index.js';

export default function Page() {
  return <GoalsReport />;
}
