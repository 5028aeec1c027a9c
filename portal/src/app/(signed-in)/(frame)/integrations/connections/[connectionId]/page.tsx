import { Suspense } from 'react';
import { ConnectionPage } from '../../../../../../features/integrations/index.js';

export default async function Page({ params }: { params: Promise<{ connectionId: string }> }) {
  const { connectionId } = await params;
  return (
    <Suspense>
      <ConnectionPage id={decodeURIComponent(connectionId)} />
    </Suspense>
  );
}
