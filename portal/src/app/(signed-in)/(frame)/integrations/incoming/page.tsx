import { Suspense } from 'react';
import { SourcesPage } from '../../../../../features/integrations/index.js';

export default function Page() {
  return (
    <Suspense>
      <SourcesPage />
    </Suspense>
  );
}
