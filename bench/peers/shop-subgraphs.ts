// The subgraphs of the shop behind HTTP, in one process.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { shopSubgraphs, shopSupergraph } from './shop.ts';

const subgraphs = new Map(shopSubgraphs().map((subgraph) => [`/${subgraph.name}`, subgraph]));
const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
  let text = '';
  request.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  request.on('end', () => {
    const { query, variables = {} } = JSON.parse(text) as { query: string; variables?: object };
    void subgraphs
      .get(request.url ?? '')
      ?.respond(query, variables)
      .then((body) => response.writeHead(200, { 'content-type': 'application/json' }).end(body));
  });
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  console.log(JSON.stringify({ supergraph: shopSupergraph((name) => `http://127.0.0.1:${port}/${name}`) }));
});
process.on('SIGTERM', () => process.exit(0));
