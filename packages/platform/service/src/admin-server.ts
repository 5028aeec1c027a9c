import type { Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { StartProblem } from '@tertulia/environment';
import { guardedServer } from './guarded-server.js';
import { pathOf } from './request-target.js';
import type { Logger } from 'pino';

/** What the admin port returns. */
export interface AdminAnswers {
  /** What the service waits for; null when it is ready. */
  waitingFor(): Promise<string | null>;
  /** In the text format that Prometheus reads. */
  metrics(): Promise<{ readonly contentType: string; readonly text: string }>;
}

/** A separate port that is never public. */
export interface AdminServer {
  readonly port: number;
  close(): Promise<void>;
}

const json = 'application/json; charset=utf-8';

/** `/health`: the process is alive. `/ready`: it can serve. `/metrics`: its metrics. @throws StartProblem when the port is in use */
export async function openAdminServer(
  settings: { readonly host: string; readonly port: number; readonly log: Logger },
  answers: AdminAnswers,
): Promise<AdminServer> {
  const { log } = settings;
  const server = guardedServer({
    log,
    answer: async (request, response) => answer(pathOf(request), response, answers),
  });
  await listen(server, settings);
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function listen(server: Server, { host, port }: { readonly host: string; readonly port: number }): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new StartProblem(
              `El puerto ${host}:${port} (ADMIN_PORT) ya está en uso.`,
              `The port ${host}:${port} (ADMIN_PORT) is in use.`,
            )
          : error,
      ),
    );
    // Exclusive: replicas that share their public port through a primary must each report their own state.
    server.listen({ host, port, exclusive: true }, () => resolve());
  });
}

async function answer(path: string, response: ServerResponse, answers: AdminAnswers): Promise<void> {
  if (path === '/health') return send(response, { status: 200, contentType: json, text: '{"status":"ok"}' });
  if (path === '/ready') {
    const waitingFor = await answers.waitingFor();
    const body = waitingFor === null ? { status: 'ready' } : { status: 'not ready', waitingFor };
    return send(response, { status: waitingFor === null ? 200 : 503, contentType: json, text: JSON.stringify(body) });
  }
  if (path === '/metrics') return send(response, { status: 200, ...(await answers.metrics()) });
  return send(response, { status: 404, contentType: json, text: '{}' });
}

function send(response: ServerResponse, reply: { status: number; contentType: string; text: string }): void {
  response.writeHead(reply.status, { 'content-type': reply.contentType, 'cache-control': 'no-store' });
  response.end(reply.text);
}
