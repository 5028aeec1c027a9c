import { PlanPage } from '../../../../features/billing/index.js';

export default function Page() {
  return <PlanPage />;
}
