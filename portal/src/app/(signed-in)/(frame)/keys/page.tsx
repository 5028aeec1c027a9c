import { Suspense } from 'react';
import { KeysPage } from '../../../../features/api-keys/index.js';

export default function Page() {
  return (
    <Suspense>
      <KeysPage />
    </Suspense>
  );
}
