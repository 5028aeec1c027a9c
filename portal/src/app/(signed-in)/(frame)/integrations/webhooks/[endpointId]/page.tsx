import { Suspense } from 'react';
import { WebhookPage } from '../../../../../../features/integrations/index.js';

export default async function Page({ params }: { params: Promise<{ endpointId: string }> }) {
  const { endpointId } = await params;
  return (
    <Suspense>
      <WebhookPage id={decodeURIComponent(endpointId)} />
    </Suspense>
  );
}
