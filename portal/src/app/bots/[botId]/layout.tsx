import type { ReactNode } from 'react';
import { BuilderRoot } from './builder-root.js';

/** The builder keeps its draft, its history and its simulator while one moves between its steps. */
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
