import { SatisfactionReport } from '../../../../../../features/reports/index.js';

export default function Page() {
  return <SatisfactionReport />;
}
