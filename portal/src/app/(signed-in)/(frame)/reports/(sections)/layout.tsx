import { Suspense, type ReactNode } from 'react';
import { ReportsFrame } from '../../../../../features/reports/index.js';

export default function ReportsLayout({ children }: { children: ReactNode }) {
  return (
    <Suspense>
      <ReportsFrame>{children}</ReportsFrame>
    </Suspense>
  );
}
