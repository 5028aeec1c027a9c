import type { Connector } from './connector.js';

/** The connectors that the platform has itself. */
export interface ConnectorRegistry {
  /** The newest version of each, in the order of the catalogue. */
  readonly all: readonly Connector[];
  /** Null if there is none; without a version the newest. */
  find(name: string, version?: number): Connector | null;
}

/** A registry of the given versions. @throws TypeError if a name and version occur twice */
export function registryOf(versions: readonly Connector[]): ConnectorRegistry {
  const byKey = new Map(versions.map((one) => [`${one.name} ${one.version}`, one]));
  if (byKey.size !== versions.length) throw new TypeError('a connector is registered twice');
  const newest = new Map<string, Connector>();
  for (const one of versions) {
    if ((newest.get(one.name)?.version ?? 0) < one.version) newest.set(one.name, one);
  }
  return {
    all: [...newest.values()],
    find: (name, version) => (version === undefined ? newest.get(name) : byKey.get(`${name} ${version}`)) ?? null,
  };
}
