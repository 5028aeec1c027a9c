import { Suspense } from 'react';
import { CatalogPage } from '../../../../../features/integrations/index.js';

export default function Page() {
  return (
    <Suspense>
      <CatalogPage />
    </Suspense>
  );
}
