import { TeamReport } from '../../../../../../features/reports/index.js';

export default function Page() {
  return <TeamReport />;
}
