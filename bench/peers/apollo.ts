// Apollo's gateway in front of subgraphs over HTTP: as its documentation sets it up, or, with `TUNED`, with a pool of connections, without
// the plugins that are on by default, and without the standalone server.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway';
import { ApolloServer, HeaderMap } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { startStandaloneServer } from '@apollo/server/standalone';
import { Agent, request } from 'undici';

const { SUPERGRAPH = '', PRINCIPAL = '', TUNED } = process.env;
const agent = new Agent({ connections: 64 });

/** One request over the pool, as the gateway's fetcher returns it. */
async function pooled(url: string, init: RequestInit = {}): Promise<Response> {
  const { statusCode, headers, body } = await request(url, {
    dispatcher: agent,
    method: 'POST',
    headers: init.headers as Record<string, string>,
    body: init.body as string,
  });
  const text = await body.text();
  return new Response(text, { status: statusCode, headers: { 'content-type': String(headers['content-type']) } });
}

const gateway = new ApolloGateway({
  supergraphSdl: await readFile(SUPERGRAPH, 'utf8'),
  buildService: ({ url }) =>
    new RemoteGraphQLDataSource({
      url,
      ...(TUNED === undefined ? {} : { fetcher: pooled as unknown as RemoteGraphQLDataSource['fetcher'] }),
      willSendRequest: ({ request: sent }) => sent.http?.headers.set('x-tertulia-principal', PRINCIPAL),
    }),
});

async function startStock(): Promise<string> {
  const { url } = await startStandaloneServer(new ApolloServer({ gateway }), {
    listen: { port: 0, host: '127.0.0.1' },
  });
  return url;
}

async function startTuned(): Promise<string> {
  const server = new ApolloServer({
    gateway,
    csrfPrevention: false,
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  });
  await server.start();
  const http = createServer((incoming, outgoing) => {
    let text = '';
    incoming.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    incoming.on('end', async () => {
      const {
        status = 200,
        headers,
        body,
      } = await server.executeHTTPGraphQLRequest({
        httpGraphQLRequest: {
          method: 'POST',
          headers: new HeaderMap([['content-type', 'application/json']]),
          search: '',
          body: JSON.parse(text),
        },
        context: async () => ({}),
      });
      outgoing.writeHead(status, Object.fromEntries(headers));
      outgoing.end(body.kind === 'complete' ? body.string : '');
    });
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(http.address() as AddressInfo).port}/`;
}

const url = await (TUNED === undefined ? startStock() : startTuned());
console.log(JSON.stringify({ url }));
process.on('SIGTERM', () => process.exit(0));
