import { Suspense } from 'react';
import { ConnectionsPage } from '../../../../features/integrations/index.js';

export default function Page() {
  return (
    <Suspense>
      <ConnectionsPage />
    </Suspense>
  );
}
