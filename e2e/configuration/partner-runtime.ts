/** A partner's own runtime on the loopback interface: what it is asked, and how it responds. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface PartnerRuntime {
  readonly url: string;
  readonly host: string;
  /** The types of the requests that arrived, in order. */
  readonly asked: string[];
  /** A status, or null to leave requests without a response. */
  respondWith(status: number | null): void;
  stop(): Promise<void>;
}

export async function startPartnerRuntime(): Promise<PartnerRuntime> {
  const asked: string[] = [];
  let status: number | null = 204;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      asked.push((JSON.parse(Buffer.concat(chunks).toString('utf8')) as { type: string }).type);
      if (status !== null) response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    ...{ url: `http://${host}/versions`, host, asked },
    respondWith: (wanted) => {
      status = wanted;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
