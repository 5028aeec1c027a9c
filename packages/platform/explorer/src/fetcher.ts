import { createGraphiQLFetcher, type Fetcher } from '@graphiql/toolkit';
import { createClient } from 'graphql-ws';
import type { Locale } from './texts.js';

/** Asks as whoever is signed in, or with the key where there is one. */
export function fetcherFor(key: string | null, locale: Locale): Fetcher {
  const socketUrl = `${location.origin.replace(/^http/, 'ws')}/graphql`;
  return createGraphiQLFetcher({
    url: '/graphql',
    headers: { 'accept-language': locale, ...(key === null ? {} : { authorization: `Bearer ${key}` }) },
    wsClient: createClient({
      url: socketUrl,
      lazy: true,
      connectionParams: { locale, ...(key === null ? {} : { apiKey: key }) },
      shouldRetry: () => false,
    }),
  });
}

/** Whose session the page has; null for nobody's. */
export async function signedInName(): Promise<string | null> {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ viewer { kind user { name } } }' }),
  });
  const { data } = (await response.json()) as { data?: { viewer?: { user?: { name?: string } | null } } | null };
  return data?.viewer?.user?.name ?? null;
}
