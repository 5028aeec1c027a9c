import { FlowReport } from '../../../../../../features/reports/index.js';

export default function Page() {
  return <FlowReport />;
}
