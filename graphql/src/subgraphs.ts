import { analyticsSdl } from '@tertulia/analytics';
import { billingSdl } from '@tertulia/billing';
import { botsSdl } from '@tertulia/bots';
import { buildIdentitySchema } from '@tertulia/identity';
import { runtimeSdl } from '@tertulia/runtime';
import { templatesSdl } from '@tertulia/templates';

/** The SDL of each subgraph, built from its classes without a database. Add new subgraphs here. */
export const subgraphSdl: Readonly<Record<string, () => string>> = {
  analytics: analyticsSdl,
  billing: billingSdl,
  bots: botsSdl,
  identity: () => buildIdentitySchema().sdl,
  runtime: runtimeSdl,
  templates: templatesSdl,
};
