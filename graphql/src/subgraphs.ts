import { botsSdl } from '@tertulia/bots';
import { buildIdentitySchema } from '@tertulia/identity';

/** Each subgraph's SDL, built from its classes without any store. A new subgraph is a line here. */
export const subgraphSdl: Readonly<Record<string, () => string>> = {
  bots: botsSdl,
  identity: () => buildIdentitySchema().sdl,
};
