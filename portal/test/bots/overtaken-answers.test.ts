import { ApolloClient, ApolloLink, Observable, type TypedDocumentNode } from '@apollo/client';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { createCache } from '../../src/apollo/cache.js';
import { createBotReads } from '../../src/features/bots/hooks/bot-reads.js';
import { keepPublication } from '../../src/features/bots/hooks/keep-publication.js';
import type { BuilderPublicationFragment } from '../../src/gql/graphql.js';

const live: TypedDocumentNode<Live, { botId: string }> = parse(
  'query Live($botId: ID!) { bot(id: $botId) { id liveVersion { id number } } }',
);
const latest = parse('query Latest($botId: ID!) { bot(id: $botId) { id latestPublication { id status sequence } } }');
const variables = { botId: 'b' };

interface Live extends Record<string, unknown> {
  bot: { __typename: string; id: string; liveVersion: { number: number } | null };
}
const version = (number: number) => ({ __typename: 'BotVersion', id: `v${number}`, number });
const withLive = (number: number | null): Live => ({
  bot: { __typename: 'Bot', id: 'b', liveVersion: number === null ? null : version(number) },
});
const publication = (
  status: BuilderPublicationFragment['status'],
  sequence: number,
  id = 'p',
): BuilderPublicationFragment => ({
  ...{ __typename: 'Publication', id, status, sequence, version: version(1), steps: [] },
  ...{ startedAt: '2026-12-01T10:00:00Z', finishedAt: null, error: null },
});

/** Each entry answers one request. */
let answers: ((data: Record<string, unknown>) => void)[];
let client: ApolloClient;

beforeEach(() => {
  answers = [];
  const link = new ApolloLink(
    () =>
      new Observable((observer) => {
        answers.push((data) => {
          observer.next({ data });
          observer.complete();
        });
      }),
  );
  client = new ApolloClient({
    link,
    cache: createCache(),
    defaultOptions: { watchQuery: { errorPolicy: 'all' } },
  });
  client.writeQuery({ query: live, variables, data: withLive(null) });
  client.writeQuery({
    query: latest,
    variables,
    data: { bot: { __typename: 'Bot', id: 'b', latestPublication: null } },
  });
});

const cached = () => ({
  version: client.readQuery({ query: live, variables })?.bot.liveVersion?.number,
  status: client.readQuery<{ bot: { latestPublication: { status: string } | null } }>({ query: latest, variables })?.bot
    .latestPublication?.status,
});

describe('what is known of the open bot while a version goes live', () => {
  test('An answer that was asked for before a version went live is not cached, whenever it arrives', async () => {
    const reads = createBotReads(client, 'b');
    const before = reads.read(live);
    reads.outdate();
    const after = reads.read(live);
    answers[1]?.(withLive(1));
    await after;
    answers[0]?.(withLive(null));
    expect(await before).toEqual(withLive(null));
    expect(cached().version).toBe(1);
  });

  test('What is asked for after a version went live is asked of the server, though an equal query is under way', () => {
    const reads = createBotReads(client, 'b');
    void reads.read(live);
    reads.outdate();
    void reads.read(live);
    expect(answers).toHaveLength(2);
  });

  test('An answer is cached when no version went live meanwhile', async () => {
    const read = createBotReads(client, 'b').read(live);
    answers[0]?.(withLive(2));
    await read;
    expect(cached().version).toBe(2);
  });

  test('The answer to a publish request does not set back what events have said since', () => {
    expect(keepPublication(client, 'b', publication('ACTIVE', 3))).toBe(true);
    expect(keepPublication(client, 'b', publication('REQUESTED', 0))).toBe(false);
    expect(cached().status).toBe('ACTIVE');
  });

  test('The first publication and the next one are cached', () => {
    expect(keepPublication(client, 'b', publication('REQUESTED', 0))).toBe(true);
    expect(keepPublication(client, 'b', publication('ACTIVE', 3))).toBe(true);
    expect(keepPublication(client, 'b', publication('REQUESTED', 0, 'next'))).toBe(true);
    expect(cached().status).toBe('REQUESTED');
  });
});
