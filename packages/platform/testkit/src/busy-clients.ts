import { Agent, request, type IncomingMessage } from 'node:http';

/** One request of a busy client. */
export interface BusyRequest {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Receives the number of the request, which is unique over all clients. */
  readonly body: (serial: number) => string;
}

/** The outcome of the requests of all clients. */
export interface BusyOutcome {
  /** Bodies of responses with status 200. */
  readonly answers: string[];
  /** Everything else: resets, refusals, other statuses. */
  readonly failures: string[];
  /** How many clients were asked to open a new connection. */
  askedToMove: number;
}

/** Clients that send requests without a pause, each on one kept-alive connection. */
export interface BusyClients {
  readonly outcome: BusyOutcome;
  /** Resolves when every client has finished its last request. */
  stop(): Promise<void>;
}

/** Starts them at the first port. A client that is asked to close its connection continues at the second one, as behind a load balancer. */
export function busyClients(count: number, ports: readonly [number, number], what: BusyRequest): BusyClients {
  const outcome: BusyOutcome = { answers: [], failures: [], askedToMove: 0 };
  const stopped = new AbortController();
  let serials = 0;
  const run = async (): Promise<void> => {
    let agent = new Agent({ keepAlive: true, maxSockets: 1 });
    let [port] = ports;
    while (!stopped.signal.aborted) {
      serials += 1;
      try {
        const answer = await send(agent, { port, what, serial: serials });
        if (answer.status === 200) outcome.answers.push(answer.text);
        else outcome.failures.push(`${answer.status} ${answer.text}`);
        if (!answer.isLast) continue;
        outcome.askedToMove += 1;
        agent.destroy();
        agent = new Agent({ keepAlive: true, maxSockets: 1 });
        [, port] = ports;
      } catch (error) {
        outcome.failures.push(String(error));
      }
    }
    agent.destroy();
  };
  const running = Array.from({ length: count }, run);
  return {
    outcome,
    stop: async () => {
      stopped.abort();
      await Promise.all(running);
    },
  };
}

async function send(
  agent: Agent,
  { port, what, serial }: { port: number; what: BusyRequest; serial: number },
): Promise<{ status: number; text: string; isLast: boolean }> {
  const { path, headers } = what;
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const sent = request({ agent, port, host: '127.0.0.1', path, method: 'POST', headers: { ...headers } }, resolve);
    sent.once('error', reject);
    sent.end(what.body(serial));
  });
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return { status: response.statusCode ?? 0, text, isLast: response.headers.connection === 'close' };
}
