import { ApolloGateway } from '@apollo/gateway';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { disableVendorTelemetry } from '../environment.js';
import { SchemaCosts } from '../protection/schema-costs.js';
import type { SubgraphCalling } from './call-subgraph.js';
import { stitchSchema } from './stitched-schema.js';
import { SubgraphDataSource } from './subgraph-data-source.js';
import type { SubgraphDirectory } from './subgraph-directory.js';
import { outlineOf, type SupergraphOutline } from './supergraph-outline.js';
import { readSupergraph, watchSupergraph, type SupergraphSource } from './supergraph-source.js';

/** Dependencies of the served supergraph. */
export interface SupergraphParts {
  readonly source: SupergraphSource;
  readonly directory: SubgraphDirectory;
  readonly calling: SubgraphCalling;
  readonly log: Logger;
  /** Called after each reload, whether it was accepted or refused. */
  readonly onReload: (outcome: 'SERVED' | 'REFUSED') => void;
}

/** The schemas in service; they are replaced together. */
interface ServedSchemas {
  readonly sdl: string;
  /** The schema for subscriptions; null when the supergraph has none. */
  readonly stitched: GraphQLSchema | null;
}

const queryPlansMiB = 50;

/**
 * The supergraph in service, for Apollo's gateway (queries and mutations) and for subscriptions. A changed file is used if both can be
 * built from it; otherwise the previous supergraph stays in service.
 */
export class ServedSupergraph {
  /** Passed to Apollo Server, which loads it. */
  readonly gateway: ApolloGateway;
  readonly #parts: SupergraphParts;
  #served: ServedSchemas | null = null;
  #apiSchema: GraphQLSchema | null = null;
  #costs: SchemaCosts | null = null;
  #update: ((sdl: string) => void) | null = null;

  constructor(parts: SupergraphParts) {
    disableVendorTelemetry();
    this.#parts = parts;
    this.gateway = new ApolloGateway({
      supergraphSdl: async ({ update }) => {
        const sdl = await readSupergraph(parts.source);
        this.#served = this.#build(sdl);
        this.#update = update;
        const stop = watchSupergraph(
          parts.source,
          (text) => this.#reload(text),
          (error) => this.#refuse(error),
        );
        return { supergraphSdl: sdl, cleanup: async () => stop() };
      },
      buildService: ({ name, url }) =>
        new SubgraphDataSource(parts.directory.transport(name, url ?? ''), parts.calling),
      serviceHealthCheck: false,
      debug: false,
      __exposeQueryPlanExperimental: false,
      experimental_approximateQueryPlanStoreMiB: queryPlansMiB,
      logger: quietLogger(parts.log),
    });
    this.gateway.onSchemaLoadOrUpdate(({ apiSchema, coreSupergraphSdl }) => {
      this.#apiSchema = apiSchema;
      this.#costs = new SchemaCosts(apiSchema, coreSupergraphSdl);
    });
  }

  /** The public schema; null until it is loaded. */
  get apiSchema(): GraphQLSchema | null {
    return this.#apiSchema;
  }

  /** The costs of the public schema's fields; null until it is loaded. */
  get costs(): SchemaCosts | null {
    return this.#costs;
  }

  /** The schema for subscriptions; null until it is loaded, or when there are none. */
  get subscriptionSchema(): GraphQLSchema | null {
    return this.#served?.stitched ?? null;
  }

  #build(sdl: string): ServedSchemas {
    const outline = outlineOf(sdl);
    const { directory, calling } = this.#parts;
    for (const { name, url } of outline.subgraphs) directory.transport(name, url);
    return { sdl, stitched: outline.hasSubscriptions ? stitchSchema(sdl, this.#transportOf(outline), calling) : null };
  }

  #transportOf(outline: SupergraphOutline) {
    return (graph: string) => {
      const subgraph = outline.subgraphs.find((candidate) => candidate.graph === graph || candidate.name === graph);
      if (subgraph === undefined) throw new Error(`The supergraph has no subgraph ${graph}`);
      return this.#parts.directory.transport(subgraph.name, subgraph.url);
    };
  }

  /** Builds both first and then swaps them synchronously. */
  #reload(sdl: string): void {
    if (sdl === this.#served?.sdl) return;
    try {
      const next = this.#build(sdl);
      this.#update?.(sdl);
      this.#served = next;
    } catch (error) {
      this.#refuse(error);
      return;
    }
    this.#parts.log.info('the changed supergraph is in service');
    this.#parts.onReload('SERVED');
  }

  #refuse(error: unknown): void {
    this.#parts.log.error({ err: error }, 'the changed supergraph was refused; the previous one stays in service');
    this.#parts.onReload('REFUSED');
  }
}

/** The library logs each load at level info; this class logs what matters. */
function quietLogger(log: Logger) {
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: (message: string) => log.warn(message),
    error: (message: string) => log.error(message),
  };
}
