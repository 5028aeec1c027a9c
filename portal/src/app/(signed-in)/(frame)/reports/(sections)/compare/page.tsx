import { CompareReport } from '../../../../../../features/reports/index.js';

export default function Page() {
  return <CompareReport />;
}
