import type { ReactNode } from 'react';
import { BuilderRoot } from './builder-root.js';

/** Draft, undo history and simulator survive navigation between the steps of the builder. */
export default async function BuilderLayout({
  params,
  children,
}: {
  params: Promise<{ botId: string }>;
  children: ReactNode;
}) {
  const { botId } = await params;
  return (
    <BuilderRoot key={botId} botId={decodeURIComponent(botId)}>
      {children}
    </BuilderRoot>
  );
}
