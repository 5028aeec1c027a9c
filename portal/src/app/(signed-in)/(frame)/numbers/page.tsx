import { Suspense } from 'react';
import { CountedPage } from '../../../../features/dashboard/index.js';

export default function Page() {
  return (
    <Suspense>
      <CountedPage />
    </Suspense>
  );
}
