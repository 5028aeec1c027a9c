/** The services, in the order in which they are told of. */
export type ServiceName =
  | 'identity'
  | 'bots'
  | 'templates'
  | 'runtime'
  | 'billing'
  | 'analytics'
  | 'portal'
  | 'gateway';

/** One setting of a service, read from the environment. */
export interface Setting {
  readonly name: string;
  readonly meaning: string;
  readonly isRequired: boolean;
  /** Never logged, and never written into a file that is shared. */
  readonly isSecret: boolean;
}

/** One service as the starter, the containers and the documentation know it. */
export interface Service {
  readonly name: ServiceName;
  readonly kind: 'GATEWAY' | 'SUBGRAPH' | 'PORTAL';
  /** Its program in the built repository. */
  readonly program: string;
  /** Where it listens in a container; the starter takes free ports. */
  readonly port: number;
  readonly settings: readonly Setting[];
  /** MANY: `--replicas` says how many run on one machine. */
  readonly replicas: 'ONE' | 'MANY';
  /** Services that it asks. */
  readonly asks: readonly ServiceName[];
}

/** Health, readiness and metrics of every container. Never published. */
export const adminPort = 9464;

const setting = (name: string, meaning: string): Setting => ({ name, meaning, isRequired: true, isSecret: false });
const optional = (name: string, meaning: string): Setting => ({ ...setting(name, meaning), isRequired: false });
const secret = (name: string, meaning: string): Setting => ({ ...setting(name, meaning), isSecret: true });

const everywhere: readonly Setting[] = [
  optional('PORT', 'port to listen on'),
  optional('HOST', 'address to listen on, default 127.0.0.1'),
  optional('ADMIN_PORT', 'port for health, readiness and metrics, default a free one; never public'),
  optional('LOG_LEVEL', 'debug, info, warn or error'),
  optional('DRAIN_SECONDS', 'how long it still answers after SIGTERM, default 6'),
  optional('START_PATIENCE_SECONDS', 'how long it waits for servers that are not there yet, default 60'),
  optional('OTEL_EXPORTER_OTLP_ENDPOINT', 'where traces are sent over OTLP/HTTP; without it nowhere'),
];

const redis = secret('REDIS_URL', 'the Redis server that all services share');
const principal = secret('PRINCIPAL_SECRET', 'signs who is calling; the same at the gateway and all subgraphs');
const visitors = secret('VISITOR_TOKEN_SECRET', 'signs visitors’ tokens; the same at runtime and the gateway');
const publicUrl = setting('PUBLIC_URL', 'where browsers reach the platform, such as https://app.example.com');

function subgraphUrl(name: ServiceName): Setting {
  return setting(`SUBGRAPH_URL_${name.toUpperCase()}`, `where ${name} answers`);
}

function subgraph(
  name: ServiceName,
  {
    port,
    asks = [],
    more = [],
    replicas = 'ONE',
  }: { port: number; asks?: readonly ServiceName[]; more?: readonly Setting[]; replicas?: Service['replicas'] },
): Service {
  return {
    ...{ name, port, asks, replicas },
    kind: 'SUBGRAPH',
    program: `subgraphs/${name}/dist/main.js`,
    settings: [
      ...everywhere,
      secret('DATABASE_OWNER_URL', `tertulia_${name} on PostgreSQL, for a role that may create databases and roles`),
      secret('DATABASE_URL', `tertulia_${name} for the application’s role, which owns nothing`),
      redis,
      principal,
      ...asks.map(subgraphUrl),
      ...more,
    ],
  };
}

const subgraphs: readonly Service[] = [
  subgraph('identity', { port: 4101, asks: ['bots', 'templates', 'runtime'], more: [publicUrl] }),
  subgraph('bots', { port: 4102, asks: ['templates'], more: [publicUrl] }),
  subgraph('templates', { port: 4103, asks: ['bots'] }),
  subgraph('runtime', { port: 4104, asks: ['bots', 'identity'], more: [visitors], replicas: 'MANY' }),
  subgraph('billing', { port: 4106 }),
  subgraph('analytics', {
    port: 4105,
    asks: ['bots'],
    more: [{ ...secret('MONGODB_URL', 'MongoDB with the name of a database, for the numbers'), isRequired: false }],
  }),
];

const portal: Service = {
  name: 'portal',
  kind: 'PORTAL',
  program: 'packages/programs/distributed/dist/portal/main.js',
  port: 4110,
  replicas: 'ONE',
  asks: [],
  settings: [...everywhere, optional('PORTAL_FOLDER', 'folder of the built portal, default that of the repository')],
};

const gateway: Service = {
  name: 'gateway',
  kind: 'GATEWAY',
  program: 'gateway/dist/main.js',
  port: 3000,
  replicas: 'MANY',
  asks: subgraphs.map(({ name }) => name),
  settings: [
    ...everywhere,
    redis,
    { ...principal, isRequired: true },
    visitors,
    publicUrl,
    setting('SUPERGRAPH_FILE', 'the composed supergraph'),
    setting('IDENTITY_SUBGRAPH', 'identity: the subgraph that knows sessions and API keys'),
    setting('PORTAL_URL', 'where the portal answers; every path that is not the gateway’s goes there'),
    setting('WIDGET_FILES', 'folder of the built chat'),
    ...subgraphs.map(({ name }) => subgraphUrl(name)),
    optional('GATEWAYS_EXPECTED', 'how many gateways run; each counts its part of the limits while Redis is away'),
    optional('TRUSTED_PROXY_HOPS', 'how many proxies in front tell the caller’s address, default 0'),
    optional('EXTRA_ORIGINS', 'more origins of pages of ours, separated by commas'),
    optional('ANONYMOUS_REQUESTS_PER_MINUTE', 'for one address without a credential, default 300'),
    optional('CONVERSATIONS_PER_ADDRESS', 'that one address may begin with one bot in a day, default 200'),
    optional('CREDENTIAL_RECHECK_SECONDS', 'how often a socket’s credential is looked at, default 15'),
    optional(
      'SECURITY_CONTACT',
      'mailto:… or https://… in security.txt, default the mailbox security of the public host',
    ),
    optional('EXPOSE_METRICS', 'true shows figures on the public port too; default false'),
  ],
};

/** Every service of the platform: the one list for the starter, the containers and the documentation. */
export const services: readonly Service[] = [...subgraphs, portal, gateway];

/** The names of all settings of all services. */
export const settingNames: ReadonlySet<string> = new Set(
  services.flatMap(({ settings }) => settings.map(({ name }) => name)),
);
