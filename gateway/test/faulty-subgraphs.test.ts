import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { eventually, ownMsOf, reservedPort } from '@tertulia/testkit';
import { ratesDefault, settingsDefault } from '../src/index.js';
import { codesOf, startToyGateway, type ToyGateway } from './toys/toy-gateway.js';

type Behaviour = (request: IncomingMessage, response: ServerResponse) => void;

/** A subgraph on a real port whose behaviour a test sets. */
class FaultySubgraph {
  behaviour: Behaviour = answering;
  requests = 0;
  runningMax = 0;
  accepted = 0;
  readonly connections = new Set<Socket>();
  #running = 0;
  #server: Server | null = null;
  #port = 0;

  get url(): string {
    return `http://127.0.0.1:${this.#port}/graphql`;
  }

  async start(): Promise<void> {
    const server = createServer((request, response) => {
      this.requests += 1;
      this.#running += 1;
      this.runningMax = Math.max(this.runningMax, this.#running);
      response.once('close', () => {
        this.#running -= 1;
      });
      request.resume();
      request.once('end', () => this.behaviour(request, response));
    });
    // Idle connections are left to the gateway.
    server.keepAliveTimeout = 0;
    server.on('connection', (socket) => {
      this.accepted += 1;
      this.connections.add(socket);
      socket.once('close', () => this.connections.delete(socket));
    });
    if (this.#port === 0) this.#port = await reservedPort();
    await new Promise<void>((resolve) => void server.listen(this.#port, '127.0.0.1', resolve));
    this.#server = server;
  }

  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    await new Promise<void>((resolve) => {
      if (server === null) return resolve();
      server.close(() => resolve());
      server.closeAllConnections();
    });
  }
}

const answering: Behaviour = (_, response) => {
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ data: { echo: 'here', placeOrder: { id: '1' } } }));
};
const hanging: Behaviour = () => undefined;
const faults: Record<string, Behaviour> = {
  'hangs without a response': hanging,
  'hangs in the middle of its response': (_, response) => void response.write('{"data":{"echo":'),
  'sends its response in tiny pieces': (_, response) => {
    response.write('{"data":{"echo":"');
    const timer = setInterval(() => response.write('x'), 20);
    response.once('close', () => clearInterval(timer));
  },
  'resets the connection': (request) => void request.socket.resetAndDestroy(),
  'closes in the middle of its response': (request, response) => {
    response.writeHead(200, { 'content-length': '100' });
    response.write('{"data":');
    setImmediate(() => request.socket.destroy());
  },
  'responds with something other than JSON': (_, response) => void response.end('<html>Bad gateway</html>'),
  'responds with JSON that is not a result': (_, response) => void response.end('[1, 2]'),
  'responds with an empty body': (_, response) => void response.writeHead(502).end(),
  'sends an endless response': (_, response) => {
    const more = (): void => {
      while (!response.destroyed && response.write('x'.repeat(100_000)));
    };
    response.on('drain', more);
    more();
  },
};

const calling = {
  guard: { concurrentMax: 8, queuedMax: 16, failuresMax: 3, openMs: 300 },
  // Only a call that hangs meets them, however busy the machine is.
  queryDeadlineMs: 10_000,
  mutationDeadlineMs: 10_000,
};
const rates = { ...ratesDefault, ANONYMOUS: { points: 1_000_000, windowSeconds: 60 } };
const query = '{ caller { kind } echo(text: "a") }';

describe('failing subgraphs', () => {
  const subgraph = new FaultySubgraph();
  let toy: ToyGateway | null = null;
  afterEach(async () => {
    await toy?.close();
    toy = null;
    await subgraph.stop();
    Object.assign(subgraph, { behaviour: answering, requests: 0, runningMax: 0, accepted: 0 });
  });
  const start = async (over: Partial<typeof calling> = {}): Promise<ToyGateway> => {
    await subgraph.start();
    toy = await startToyGateway('HTTP', {
      locations: { orders: { kind: 'HTTP', url: subgraph.url } },
      settings: { ...settingsDefault, areMetricsExposed: true, rates, subgraphCalling: { ...calling, ...over } },
    });
    return toy;
  };

  test.each(Object.keys(faults))(
    'When a subgraph %s, its fields are null with a code and the rest arrives in time',
    async (fault) => {
      const isSlow = fault.startsWith('hangs') || fault.startsWith('sends its response');
      const gateway = await start(isSlow ? { queryDeadlineMs: 2_000 } : {});
      subgraph.behaviour = faults[fault] ?? answering;
      const asked = gateway.post({ query });
      expect(await ownMsOf(() => asked)).toBeLessThan(5_000);
      const answer = await asked;
      expect(answer.status).toBe(200);
      expect(answer.body.data).toEqual({ caller: { kind: 'ANONYMOUS' }, echo: null });
      expect(codesOf(answer)).toEqual([isSlow ? 'DEADLINE_EXCEEDED' : 'SUBGRAPH_UNAVAILABLE']);
      expect(answer.body.errors?.map(({ path }) => path)).toEqual([['echo']]);
    },
  );

  test('Errors name the path of each missing field, also inside objects of other subgraphs', async () => {
    await subgraph.start();
    subgraph.behaviour = faults['responds with an empty body'] ?? answering;
    toy = await startToyGateway('HTTP', {
      locations: { identity: { kind: 'HTTP', url: subgraph.url } },
      settings: { ...settingsDefault, areMetricsExposed: true, rates, subgraphCalling: calling },
    });
    const answer = await toy.post({
      query: '{ who: caller { kind } list: orders(first: 3) { id by: customer { id name secret } } }',
    });
    expect(answer.body.errors?.map(({ path }) => path)).toEqual(
      expect.arrayContaining([['who'], ['list', 0, 'by', 'name'], ['list', 0, 'by', 'secret']]),
    );
    expect(new Set(codesOf(answer))).toEqual(new Set(['SUBGRAPH_UNAVAILABLE']));
  });

  test('The fields of a subgraph that refuses connections are null with a code, and it is used again when it is back', async () => {
    const gateway = await start();
    expect((await gateway.post({ query })).body.data).toMatchObject({ echo: 'here' });
    await subgraph.stop();
    for (let round = 0; round < 5; round += 1) {
      const answer = await gateway.post({ query });
      expect(answer.body.data).toEqual({ caller: { kind: 'ANONYMOUS' }, echo: null });
      expect(codesOf(answer)).toEqual(['SUBGRAPH_UNAVAILABLE']);
    }
    await subgraph.start();
    await eventually(async () => expect((await gateway.post({ query })).body.data).toMatchObject({ echo: 'here' }));
  });

  test('After repeated failures a subgraph gets one trial call at a time, and all calls once it responds again', async () => {
    const openMs = 6_000;
    const gateway = await start({ guard: { ...calling.guard, openMs }, queryDeadlineMs: 400 });
    // Nothing of the other subgraph, which may meet the short deadline where the machine is busy.
    const query = '{ echo(text: "a") }';
    subgraph.behaviour = hanging;
    await Promise.all(Array.from({ length: 3 }, () => gateway.post({ query })));
    const asked = subgraph.requests;
    const startedMs = performance.now();
    const refused = await Promise.all(Array.from({ length: 10 }, () => gateway.post({ query })));
    expect(performance.now() - startedMs).toBeLessThan(openMs);
    expect(refused.flatMap(codesOf)).toEqual(Array.from({ length: 10 }, () => 'SUBGRAPH_UNAVAILABLE'));
    expect(subgraph.requests).toBe(asked);
    await eventually(
      async () => {
        await Promise.all(Array.from({ length: 10 }, () => gateway.post({ query })));
        expect(subgraph.requests).toBe(asked + 1);
      },
      { deadlineMs: 60_000 },
    );
    subgraph.behaviour = answering;
    await eventually(
      async () => {
        const answers = await Promise.all(Array.from({ length: 5 }, () => gateway.post({ query })));
        expect(answers.flatMap(codesOf)).toEqual([]);
      },
      { deadlineMs: 60_000 },
    );
  }, 150_000);

  test('A hanging subgraph occupies a bounded number of calls and connections; further calls are refused immediately', async () => {
    const gateway = await start({ queryDeadlineMs: 4_000 });
    subgraph.behaviour = hanging;
    // Nothing of the other subgraph: its calls are bounded too, and sixty at once are too many for it where the machine is busy.
    const asked = { query: '{ echo(text: "a") }' };
    const answers = await Promise.all(Array.from({ length: 60 }, () => gateway.post(asked)));
    expect(subgraph.runningMax).toBe(8);
    expect(subgraph.requests).toBeLessThanOrEqual(24);
    expect(answers.every(({ body }) => body.data?.['echo'] === null)).toBe(true);
    const codes = answers.flatMap(codesOf);
    expect(codes.filter((code) => code === 'SUBGRAPH_UNAVAILABLE').length).toBeGreaterThanOrEqual(60 - 24);
    await eventually(() => expect(subgraph.connections.size).toBe(0));
  });

  test('After a connection reset a query is retried once and a mutation never', async () => {
    const gateway = await start();
    subgraph.behaviour = faults['resets the connection'] ?? answering;
    await gateway.post({ query });
    expect(subgraph.requests).toBe(2);
    const answer = await gateway.post({ query: 'mutation { placeOrder(id: "1") { id } }' });
    expect(codesOf(answer)).toEqual(['SUBGRAPH_UNAVAILABLE']);
    expect(subgraph.requests).toBe(3);
  });

  test('Callers that disconnect count as failures neither of the subgraph nor of the gateway', async () => {
    const gateway = await start();
    const counted = async (name: string) => {
      const { text } = await gateway.send({ path: '/metrics' });
      const [, value = '0'] = new RegExp(`^${name} (\\d+)$`, 'm').exec(text) ?? [];
      return Number(value);
    };
    const late = 'tertulia_gateway_requests_total\\{caller="ANONYMOUS",code="DEADLINE_EXCEEDED"\\}';
    const lateBefore = await counted(late);
    subgraph.behaviour = hanging;
    for (let round = 0; round < 4; round += 1) {
      const leaving = new AbortController();
      const asked = subgraph.requests;
      const gone = fetch(gateway.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query }),
        signal: leaving.signal,
      }).catch(() => 'gone');
      await eventually(() => expect(subgraph.requests).toBe(asked + 1));
      leaving.abort();
      expect(await gone).toBe('gone');
    }
    await eventually(() => expect(subgraph.connections.size).toBe(0));
    const left = 'tertulia_gateway_subgraph_seconds_count\\{subgraph="orders",outcome="LEFT"\\}';
    await eventually(async () => expect(await counted(left)).toBe(4));
    expect(await counted(late)).toBe(lateBefore);
    subgraph.behaviour = answering;
    expect((await gateway.post({ query })).body.data).toMatchObject({ echo: 'here' });
  });

  test('A connection that the server is about to close is not used', async () => {
    const gateway = await start();
    subgraph.behaviour = (request, response) => {
      response.setHeader('keep-alive', 'timeout=2');
      answering(request, response);
    };
    // The server announces two seconds; minus two for latency, the gateway closes the connection first.
    for (let round = 1; round <= 3; round += 1) {
      await gateway.post({ query });
      expect(subgraph.accepted).toBe(round);
    }
    await eventually(() => expect(subgraph.connections.size).toBe(0));
  });
});
