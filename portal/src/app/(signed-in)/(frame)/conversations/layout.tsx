import { Suspense, type ReactNode } from 'react';
import { Inbox } from '../../../../features/conversations/index.js';

export default function ConversationsLayout({ children }: { children: ReactNode }) {
  return (
    <Suspense>
      <Inbox>{children}</Inbox>
    </Suspense>
  );
}
