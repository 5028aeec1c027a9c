import type { ReactNode } from 'react';
import { GraphProvider } from '../../../apollo/provider.js';

/** The only page before signing in that asks for data. */
export default function InvitationLayout({ children }: { children: ReactNode }) {
  return <GraphProvider>{children}</GraphProvider>;
}
