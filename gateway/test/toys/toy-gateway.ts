import type { AddressInfo } from 'node:net';
import { composeServices } from '@apollo/composition';
import { guardedServer } from '@tertulia/service/http';
import type { RedisServer } from '@tertulia/messaging/redis';
import { serveSubgraph, type SubgraphServer } from '@tertulia/service';
import { httpSubgraphCaller, localSubgraphCaller } from '@tertulia/subgraph';
import { InMemoryPubSub, type PubSub } from '@tertulia/messaging';
import { reservedPort } from '@tertulia/testkit';
import { parse } from 'graphql';
import { pino, type Logger } from 'pino';
import {
  createGateway,
  type KnownOperations,
  settingsDefault,
  socketSettingsDefault,
  type Gateway,
  type GatewaySettings,
  type SocketSettings,
  type SubgraphLocation,
  type SupergraphSource,
} from '../../src/index.js';
import { identityToy, IdentityToyState } from './identity-toy.js';
import { ordersToy, type OrdersToyState } from './orders-toy.js';
import { Topic } from './topic.js';

export const principalSecret = 'a principal secret of the tests, long enough';
export const visitorSecret = 'a visitor secret of the tests, long enough as well';
export const publicUrl = 'http://portal.example';
export const now = new Date('2026-01-01T00:00:00Z');

export type Mode = 'LOCAL' | 'HTTP';

export interface ToyOptions {
  readonly settings?: Partial<GatewaySettings>;
  readonly sockets?: Partial<SocketSettings>;
  readonly supergraph?: SupergraphSource;
  readonly publicUrl?: string;
  readonly hasIdentity?: boolean;
  readonly redis?: RedisServer;
  /** Operations that callers may name by their hash. */
  readonly known?: KnownOperations;
  /** Replaces the toy's own pub/sub. */
  readonly pubSub?: PubSub;
  /** Replaces the locations of the toy subgraphs. */
  readonly locations?: Readonly<Record<string, SubgraphLocation>>;
  readonly log?: Logger;
  /** Real time, for credentials that end while a test waits. */
  readonly isClockReal?: boolean;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // The response body, loosely typed.
  readonly body: ToyBody;
}

export interface ToyBody {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: { message: string; path?: unknown; extensions: Record<string, unknown> }[];
  readonly extensions?: Record<string, unknown>;
}

/** A gateway on its own port with two toy subgraphs. */
export interface ToyGateway {
  readonly url: string;
  readonly socketUrl: string;
  readonly port: number;
  readonly gateway: Gateway;
  readonly pubSub: InMemoryPubSub;
  readonly identity: IdentityToyState;
  readonly orders: OrdersToyState;
  post(body: unknown, headers?: Record<string, string>): Promise<Answer>;
  send(init: RequestInit & { search?: string; path?: string }): Promise<Answer>;
  /** Stops the HTTP subgraph `orders` and starts it again on the same port. */
  restartOrders(between?: () => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

// Created once before the toys that run: subscriptions use the topic of the toy that was created last.
const identity = identityToy(new IdentityToyState());
const orders = ordersToy({ placed: new Topic(), gate: Promise.resolve(), slowCalls: 0 });

export function composeToys(extraOrdersSdl = ''): string {
  return compose([
    { name: 'identity', sdl: identity.sdl },
    { name: 'orders', sdl: `${orders.sdl}${extraOrdersSdl}` },
  ]);
}

export function compose(subgraphs: readonly { name: string; sdl: string; url?: string }[]): string {
  const result = composeServices(
    subgraphs.map(({ name, sdl, url }) => ({ name, url: url ?? `http://${name}.invalid`, typeDefs: parse(sdl) })),
  );
  if (result.supergraphSdl === undefined) throw new Error(result.errors?.map(String).join('\n'));
  return result.supergraphSdl;
}

const silent = pino({ level: 'silent' });

export async function startToyGateway(mode: Mode, options: ToyOptions = {}): Promise<ToyGateway> {
  const clock = options.isClockReal === true ? { now: () => new Date() } : { now: () => now };
  const state = {
    identity: new IdentityToyState(),
    orders: { placed: new Topic(), gate: Promise.resolve(), slowCalls: 0 } as OrdersToyState,
  };
  const subgraphs = { identity: identityToy(state.identity), orders: ordersToy(state.orders) };
  const serve = (name: keyof typeof subgraphs, port: number): Promise<SubgraphServer> =>
    serveSubgraph(subgraphs[name], { port, principalSecret, log: silent, now: clock.now });
  const servers = new Map<string, SubgraphServer>();
  const locations: Record<string, SubgraphLocation> = {};
  for (const name of ['identity', 'orders'] as const) {
    if (mode === 'LOCAL') {
      locations[name] = { kind: 'LOCAL', subgraph: subgraphs[name] };
    } else {
      const server = await serve(name, await reservedPort());
      servers.set(name, server);
      locations[name] = { kind: 'HTTP', url: server.url };
    }
  }
  const callSubgraph =
    mode === 'LOCAL'
      ? localSubgraphCaller((name) => (name === 'identity' ? subgraphs.identity : undefined))
      : httpSubgraphCaller({ urls: { identity: servers.get('identity')?.url ?? '' }, principalSecret, now: clock.now });
  const pubSub = new InMemoryPubSub();
  const gateway = await createGateway({
    supergraph: options.supergraph ?? { kind: 'TEXT', sdl: composeToys() },
    subgraphs: { ...locations, ...options.locations },
    principalSecret,
    visitorTokenSecret: options.hasIdentity === false ? null : visitorSecret,
    publicUrl: options.publicUrl ?? publicUrl,
    log: options.log ?? silent,
    ...(options.known === undefined ? {} : { known: options.known }),
    clock,
    callSubgraph: options.hasIdentity === false ? null : callSubgraph,
    redis: options.redis ?? null,
    pubSub: options.pubSub ?? pubSub,
    settings: {
      ...settingsDefault,
      areMetricsExposed: true,
      ...options.settings,
      // However slow the machine is, a client of the tests initialises its socket in time.
      sockets: { ...socketSettingsDefault, initialisationTimeoutMs: 60_000, ...options.sockets },
    },
  });
  const http = guardedServer({
    log: silent,
    answer: (request, response) => gateway.handleRequest(request, response),
    upgrade: (request, stream, head) => gateway.handleUpgrade(request, stream, head),
  });
  await new Promise<void>((resolve) => void http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const send: ToyGateway['send'] = async ({ search = '', path = '/graphql', ...init }) => {
    const response = await fetch(`${origin}${path}${search}`, init);
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: readJson(text) };
  };
  return {
    ...state,
    port,
    gateway,
    pubSub,
    url: `${origin}/graphql`,
    socketUrl: `ws://127.0.0.1:${port}/graphql`,
    send,
    post: (body, headers = {}) =>
      send({ method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) }),
    restartOrders: async (between) => {
      const server = servers.get('orders');
      if (server === undefined) throw new Error('this toy has no HTTP subgraph');
      await server.stop();
      await between?.();
      servers.set('orders', await serve('orders', server.port));
    },
    close: async () => {
      const closed = new Promise<void>((resolve) => void http.close(() => resolve()));
      await gateway.close();
      http.closeAllConnections();
      await closed;
      await Promise.all([...servers.values()].map((server) => server.stop()));
    },
  };
}

function readJson(text: string): ToyBody {
  try {
    return JSON.parse(text) as ToyBody;
  } catch {
    return {};
  }
}

export function codesOf({ body }: Answer): unknown[] {
  return (body.errors ?? []).map((error) => error.extensions['code']);
}
