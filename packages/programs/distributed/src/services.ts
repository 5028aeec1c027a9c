import type { Setting, Settings } from '@tertulia/environment';
import { gatewaySettings } from '@tertulia/gateway/environment';
import { settingsOf, subgraphUrl, type SubgraphDeclaration } from '@tertulia/service/declaration';
import { listSubgraphs } from '@tertulia/subgraph-list';
import { portalSettings } from './portal/environment.js';

/** One service as declared for the supervisor, the containers and the documentation. */
export interface Service {
  readonly name: string;
  readonly kind: 'GATEWAY' | 'SUBGRAPH' | 'PORTAL';
  /** Its program in the built repository. */
  readonly program: string;
  /** Port in a container; the supervisor assigns free ports. */
  readonly port: number;
  readonly settings: readonly Setting[];
  /** MANY: `--replicas` says how many run on one machine. */
  readonly replicas: 'ONE' | 'MANY';
  /** Subgraphs that it calls. */
  readonly asks: readonly string[];
}

/** Health, readiness and metrics of every container. Never published. */
export const adminPort = 9464;

function serviceOf(declaration: SubgraphDeclaration): Service {
  const { name, port, replicas, asks } = declaration;
  return {
    ...{ name, port, replicas, asks },
    kind: 'SUBGRAPH',
    program: `subgraphs/${name}/dist/main.js`,
    settings: Object.values(settingsOf(declaration)),
  };
}

const subgraphs: readonly Service[] = (await listSubgraphs()).map(serviceOf);

const portal: Service = {
  ...{ name: 'portal', kind: 'PORTAL', port: 4110, replicas: 'ONE', asks: [] },
  program: 'packages/programs/distributed/dist/portal/main.js',
  settings: Object.values(portalSettings),
};

/** Optional for a gateway alone; required when it serves the platform. */
const neededByTheDoor = new Set([
  gatewaySettings.redisUrl,
  gatewaySettings.principalSecret,
  gatewaySettings.visitorTokenSecret,
  gatewaySettings.publicUrl,
  gatewaySettings.identitySubgraph,
  gatewaySettings.hooksSubgraph,
  gatewaySettings.mailSubgraph,
  gatewaySettings.filesSubgraph,
  gatewaySettings.uploadsSubgraph,
  gatewaySettings.portalUrl,
  gatewaySettings.widgetFolder,
] as readonly Setting[]);

const gateway: Service = {
  ...{ name: 'gateway', kind: 'GATEWAY', port: 3000, replicas: 'MANY' },
  program: 'gateway/dist/main.js',
  asks: subgraphs.map(({ name }) => name),
  settings: [
    ...Object.values<Setting>(gatewaySettings as Settings).map((one) =>
      neededByTheDoor.has(one) ? { ...one, isRequired: true } : one,
    ),
    ...subgraphs.map(({ name }) => subgraphUrl(name)),
  ],
};

/** Every service of the platform: the single list for the supervisor, the containers and the documentation. */
export const services: readonly Service[] = [...subgraphs, portal, gateway];

/** The names of all settings of all services. */
export const settingNames: ReadonlySet<string> = new Set(
  services.flatMap(({ settings }) => settings.map(({ variable }) => variable)),
);
