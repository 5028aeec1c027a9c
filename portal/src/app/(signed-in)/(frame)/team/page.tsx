import { Suspense } from 'react';
import { TeamPage } from '../../../../features/members/index.js';

export default function Page() {
  return (
    <Suspense>
      <TeamPage />
    </Suspense>
  );
}
