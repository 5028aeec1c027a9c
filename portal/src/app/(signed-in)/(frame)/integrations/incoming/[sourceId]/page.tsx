import { Suspense } from 'react';
import { SourcePage } from '../../../../../../features/integrations/index.js';

export default async function Page({ params }: { params: Promise<{ sourceId: string }> }) {
  const { sourceId } = await params;
  return (
    <Suspense>
      <SourcePage id={decodeURIComponent(sourceId)} />
    </Suspense>
  );
}
