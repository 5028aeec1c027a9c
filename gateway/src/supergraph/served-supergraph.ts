import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { KnownOperations } from '../protection/known-operations.js';
import { SchemaCosts } from '../protection/schema-costs.js';
import type { SubgraphCalling } from './call-subgraph.js';
import { executingGateway } from './executing-gateway.js';
import type { GatewayInterface } from './loaded-gateway.js';
import type { Subscribe } from './make-subscribe.js';
import { readySupergraph, type ReadySupergraph } from './ready-supergraph.js';
import { stockGateway } from './stock-gateway.js';
import type { SubgraphDirectory } from './subgraph-directory.js';
import { readSupergraph, watchSupergraph, type SupergraphSource } from './supergraph-source.js';

export type ExecutorName = 'tertulia' | 'apollo';

/** Dependencies of the served supergraph. */
export interface SupergraphParts {
  readonly source: SupergraphSource;
  readonly directory: SubgraphDirectory;
  readonly calling: SubgraphCalling;
  /** Their plans are kept however many other operations are planned. */
  readonly known: KnownOperations;
  readonly log: Logger;
  /** Who executes the plans of queries and mutations: this package, or Apollo's gateway, with which it is compared. */
  readonly executor: ExecutorName;
  /** Called after each reload, whether it was accepted or refused. */
  readonly onReload: (outcome: 'SERVED' | 'REFUSED') => void;
}

/** What runs subscriptions. */
export interface ServedSubscriptions {
  /** The public schema. */
  readonly schema: GraphQLSchema;
  readonly subscribe: Subscribe;
}

/**
 * The supergraph in service, for the gateway (queries and mutations) and for subscriptions. A changed file is used if everything can be
 * built from it; otherwise the previous supergraph stays in service.
 */
export class ServedSupergraph {
  /** Passed to Apollo Server, which loads it. */
  readonly gateway: GatewayInterface;
  readonly #parts: SupergraphParts;
  #ready: ReadySupergraph | null = null;
  #apiSchema: GraphQLSchema | null = null;
  #costs: SchemaCosts | null = null;
  #update: ((ready: ReadySupergraph) => void) | null = null;

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

  /** What runs subscriptions; null until it is loaded, or when there are none. */
  get subscriptions(): ServedSubscriptions | null {
    const { schema, subscribe = null } = this.#ready ?? {};
    return schema === undefined || subscribe === null ? null : { schema, subscribe };
  }

  async #open(update: (ready: ReadySupergraph) => void): Promise<{ ready: ReadySupergraph; close(): void }> {
    const { source } = this.#parts;
    const ready = readySupergraph(await readSupergraph(source), this.#parts);
    this.#ready = ready;
    this.#update = update;
    const close = watchSupergraph(
      source,
      (text) => this.#reload(text),
      (error) => this.#refuse(error),
    );
    return { ready, close };
  }

  /** Builds everything first and then swaps it synchronously. */
  #reload(sdl: string): void {
    if (sdl === this.#ready?.sdl) return;
    try {
      const next = readySupergraph(sdl, this.#parts);
      this.#update?.(next);
      this.#ready = next;
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
