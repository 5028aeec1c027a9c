import { analyticsSdl } from '@tertulia/analytics';
import { billingSdl } from '@tertulia/billing';
import { botsSdl } from '@tertulia/bots';
import { buildIdentitySchema } from '@tertulia/identity';
import { runtimeSdl } from '@tertulia/runtime';
import { templatesSdl } from '@tertulia/templates';

/** Each subgraph's SDL, built from its classes without any store. A new subgraph is a line here. */
export const subgraphSdl: Readonly<Record<string, () => string>> = {
  analytics: analyticsSdl,
  billing: billingSdl,
  bots: botsSdl,
  identity: () => buildIdentitySchema().sdl,
  runtime: runtimeSdl,
  templates: templatesSdl,
};
