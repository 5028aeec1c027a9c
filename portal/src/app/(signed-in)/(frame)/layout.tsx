import type { ReactNode } from 'react';
import { AppFrame } from '../../../frame/index.js';

export default function FrameLayout({ children }: { children: ReactNode }) {
  return <AppFrame>{children}</AppFrame>;
}
