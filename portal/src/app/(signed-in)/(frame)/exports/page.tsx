import { ExportsPage } from '../../../../features/exports/index.js';

export default function Page() {
  return <ExportsPage />;
}
