import { Suspense } from 'react';
import { SignInPage } from '../../../features/identity/index.js';

export default function Page() {
  return (
    <Suspense>
      <SignInPage />
    </Suspense>
  );
}
