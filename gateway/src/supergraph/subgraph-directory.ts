import { HttpTransport, type HttpConnections } from './http-transport.js';
import { LocalTransport, type LocalSubgraph } from './local-transport.js';
import type { SubgraphTransport } from './subgraph-transport.js';

/** The location of a subgraph: in this process, or at an address. */
export type SubgraphLocation =
  | { readonly kind: 'LOCAL'; readonly subgraph: LocalSubgraph }
  | { readonly kind: 'HTTP'; readonly url: string };

/** Provides the transport of each subgraph: from the settings, else from the address in the supergraph. */
export class SubgraphDirectory {
  readonly #locations: ReadonlyMap<string, SubgraphLocation>;
  readonly #connections: HttpConnections;
  readonly #transports = new Map<string, SubgraphTransport>();

  constructor(locations: Readonly<Record<string, SubgraphLocation>>, connections: HttpConnections) {
    this.#locations = new Map(Object.entries(locations));
    this.#connections = connections;
  }

  /** @throws Error when neither has an address */
  transport(name: string, url: string): SubgraphTransport {
    const location = this.#locations.get(name) ?? { kind: 'HTTP', url };
    const key = location.kind === 'LOCAL' ? name : `${name} ${location.url}`;
    const known = this.#transports.get(key);
    if (known !== undefined) return known;
    const made = this.#make(name, location);
    this.#transports.set(key, made);
    return made;
  }

  #make(name: string, location: SubgraphLocation): SubgraphTransport {
    if (location.kind === 'LOCAL') return new LocalTransport(name, location.subgraph);
    if (!/^https?:\/\//.test(location.url)) {
      throw new Error(`The subgraph ${name} has no address: set SUBGRAPH_URL_${settingName(name)}`);
    }
    return new HttpTransport(name, { url: location.url, connections: this.#connections });
  }
}

/** The subgraph's name in settings: upper case, with `_` for every character that is not a letter or digit. */
export function settingName(subgraph: string): string {
  return subgraph.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_');
}
