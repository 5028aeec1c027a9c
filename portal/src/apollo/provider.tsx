'use client';
import { ApolloProvider } from '@apollo/client/react';
import { useState, type ReactNode } from 'react';
import { createApolloClient } from './client.js';

/** Pages that are open to people who are not signed in. */
const openPaths = ['/sign-in', '/sign-up', '/invitation/'];

function goToSignIn(): void {
  if (openPaths.some((path) => location.pathname.startsWith(path))) return;
  const wanted = `${location.pathname}${location.search}`;
  location.assign(wanted === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(wanted)}`);
}

/** Provides the Apollo client to all screens. */
export function GraphProvider({ children }: { children: ReactNode }) {
  const [client] = useState(() => createApolloClient(goToSignIn));
  return <ApolloProvider client={client}>{children}</ApolloProvider>;
}
