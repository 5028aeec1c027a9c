import { createGraphiQLFetcher, type Fetcher } from '@graphiql/toolkit';
import { createClient } from 'graphql-ws';
import type { Locale } from './texts.js';

/** Sends requests with the key if there is one, else with the session of the signed-in user. */
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

/** Name of the signed-in user; null without a session. */
export async function signedInName(): Promise<string | null> {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ viewer { kind user { name } } }' }),
  });
  const { data } = (await response.json()) as { data?: { viewer?: { user?: { name?: string } | null } } | null };
  return data?.viewer?.user?.name ?? null;
}
