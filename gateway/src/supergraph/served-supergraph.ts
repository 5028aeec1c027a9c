import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { SchemaCosts } from '../protection/schema-costs.js';
import type { SubgraphCalling } from './call-subgraph.js';
import { executingGateway } from './executing-gateway.js';
import type { GatewayInterface } from './loaded-gateway.js';
import { stitchSchema } from './stitched-schema.js';
import { stockGateway } from './stock-gateway.js';
import type { SubgraphDirectory } from './subgraph-directory.js';
import { outlineOf, type SupergraphOutline } from './supergraph-outline.js';
import { readSupergraph, watchSupergraph, type SupergraphSource } from './supergraph-source.js';

export type ExecutorName = 'tertulia' | 'apollo';

/** Dependencies of the served supergraph. */
export interface SupergraphParts {
  readonly source: SupergraphSource;
  readonly directory: SubgraphDirectory;
  readonly calling: SubgraphCalling;
  readonly log: Logger;
  /** Who executes plans: this package, or Apollo's gateway, with which it is compared. */
  readonly executor: ExecutorName;
  /** Called after each reload, whether it was accepted or refused. */
  readonly onReload: (outcome: 'SERVED' | 'REFUSED') => void;
}

/** The schemas in service; they are replaced together. */
interface ServedSchemas {
  readonly sdl: string;
  /** The schema for subscriptions; null when the supergraph has none. */
  readonly stitched: GraphQLSchema | null;
}

/**
 * The supergraph in service, for the gateway (queries and mutations) and for subscriptions. A changed file is used if both can be built
 * from it; otherwise the previous supergraph stays in service.
 */
export class ServedSupergraph {
  /** Passed to Apollo Server, which loads it. */
  readonly gateway: GatewayInterface;
  readonly #parts: SupergraphParts;
  #served: ServedSchemas | null = null;
  #apiSchema: GraphQLSchema | null = null;
  #costs: SchemaCosts | null = null;
  #update: ((sdl: string) => void) | null = null;

  constructor(parts: SupergraphParts) {
    this.#parts = parts;
    const { directory, calling, log, executor } = parts;
    const makeGateway = executor === 'apollo' ? stockGateway : executingGateway;
    this.gateway = makeGateway({
      open: async (update) => this.#open(update),
      transport: (name, url) => directory.transport(name, url),
      ...{ calling, log },
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

  async #open(update: (sdl: string) => void): Promise<{ sdl: string; close(): void }> {
    const { source } = this.#parts;
    const sdl = await readSupergraph(source);
    this.#served = this.#build(sdl);
    this.#update = update;
    const close = watchSupergraph(
      source,
      (text) => this.#reload(text),
      (error) => this.#refuse(error),
    );
    return { sdl, close };
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
