import { ErrorsReport } from '../../../../../../features/reports/index.js';

export default function Page() {
  return <ErrorsReport />;
}
