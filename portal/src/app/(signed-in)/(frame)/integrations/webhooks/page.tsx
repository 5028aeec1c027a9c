import { Suspense } from 'react';
import { WebhooksPage } from '../../../../../features/integrations/index.js';

export default function Page() {
  return (
    <Suspense>
      <WebhooksPage />
    </Suspense>
  );
}
