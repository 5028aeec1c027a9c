// The stock gateway as its documentation sets it up, in front of subgraphs over HTTP.
import { readFile } from 'node:fs/promises';
import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';

const { SUPERGRAPH = '', PRINCIPAL = '' } = process.env;
const gateway = new ApolloGateway({
  supergraphSdl: await readFile(SUPERGRAPH, 'utf8'),
  buildService: ({ url }) =>
    new RemoteGraphQLDataSource({
      url,
      willSendRequest: ({ request }) => request.http?.headers.set('x-tertulia-principal', PRINCIPAL),
    }),
});
const server = new ApolloServer({ gateway });
const { url } = await startStandaloneServer(server, { listen: { port: 0, host: '127.0.0.1' } });
console.log(JSON.stringify({ url }));
process.on('SIGTERM', () => process.exit(0));
