import type { Principal } from '@tertulia/principal';
import { compose, startToyGateway, type ToyGateway, type ToyOptions } from './toy-gateway.js';
import { levelContinuations, levelSdl, LevelToy } from './level-toy.js';
import { connectClient, type SocketClient, type Stream } from './socket-client.js';

/** A gateway in front of the toy with levels. */
export interface SharedWorld {
  readonly toy: ToyGateway;
  readonly levels: LevelToy;
  /** A socket of a caller with a key of its own, which resolves to the principal. */
  connect(principal: Principal): Promise<Member>;
  close(): Promise<void>;
}

/** A socket and its credential. */
export interface Member {
  readonly client: SocketClient;
  readonly token: string;
}

export const levelQuery = 'subscription Level($of: String) { level(of: $of) { number scope } }';

export async function startSharedWorld(sockets: NonNullable<ToyOptions['sockets']> = {}): Promise<SharedWorld> {
  const levels = new LevelToy();
  const toy = await startToyGateway('LOCAL', {
    isClockReal: true,
    sockets: { credentialRecheckMs: 3_600_000, ...sockets },
    supergraph: { kind: 'TEXT', sdl: compose([{ name: 'levels', sdl: levelSdl }]) },
    locations: { levels: { kind: 'LOCAL', subgraph: levels } },
    settings: { continuations: levelContinuations },
  });
  const clients: SocketClient[] = [];
  let tokens = 0;
  return {
    toy,
    levels,
    connect: async (principal) => {
      tokens += 1;
      const isKey = principal.kind === 'API_KEY';
      const token = isKey ? `ttl_live_0123456789_${tokens}` : `a-session-token-0123456789-${tokens}`;
      (isKey ? toy.identity.apiKeys : toy.identity.sessions).set(token, principal);
      const headers = { cookie: `tertulia_session=${token}`, origin: 'http://portal.example' };
      const { locale } = principal;
      const client = await connectClient(
        toy.socketUrl,
        isKey ? { parameters: { apiKey: token, locale } } : { headers, parameters: { locale } },
      );
      clients.push(client);
      return { client, token };
    },
    close: async () => {
      for (const client of clients) client.socket.terminate();
      await toy.close();
    },
  };
}

/** What arrived for an operation of a client, in order; of levels, their numbers. */
export function numbersOf({ frames }: SocketClient, { id }: Pick<Stream, 'id'>): number[] {
  return frames
    .filter((frame) => frame.id === id && frame.type === 'next')
    .flatMap(({ payload }) => (payload as { data: { level: { number: number } } | null }).data?.level.number ?? []);
}
