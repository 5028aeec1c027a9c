import { join } from 'node:path';
import { applicationRoleName, applicationUrl, databaseUrl } from '@tertulia/persistence/database-urls';
import { filesFolderOf } from '@tertulia/standalone/settings';
import type { Secrets } from '@tertulia/standalone/secrets';
import { subgraphUrlVariable } from '@tertulia/service/declaration';
import type { DistributedEnvironment } from './environment.js';
import { services, settingNames, type Service } from './services.js';

/** How to run one service here. */
export interface ServicePlan {
  readonly name: string;
  readonly replicas: number;
  /** Path of its program. */
  readonly program: string;
  /** Its settings; undefined removes a variable that this process has. */
  readonly settings: Readonly<Record<string, string | undefined>>;
}

/** Input of the plans. */
export interface PlanInput {
  readonly root: string;
  readonly environment: DistributedEnvironment;
  readonly servers: { readonly databaseUrl: string; readonly redisUrl: string; readonly mongoUrl: string | null };
  readonly secrets: Secrets;
  readonly publicUrl: string;
  readonly replicas: number;
  readonly ports: ReadonlyMap<string, number>;
}

/** Which processes to run, and with which settings. Every process gets its own settings and no other service's secrets. */
export function planServices(input: PlanInput): ServicePlan[] {
  const { environment, root, replicas } = input;
  return services
    .filter(({ kind }) => kind !== 'PORTAL' || environment.hasPortal)
    .map((service) => ({
      name: service.name,
      replicas: service.replicas === 'MANY' ? replicas : 1,
      program: join(root, service.program),
      settings: settingsOf(service, input),
    }));
}

function settingsOf(service: Service, input: PlanInput): Record<string, string | undefined> {
  const { given } = input.environment;
  const derived: Record<string, string | undefined> = {
    ...derivedSettings(service, input),
    ...chosenAddresses(given),
  };
  const valueOf = (name: string): string | undefined => (Object.hasOwn(derived, name) ? derived[name] : given[name]);
  const own = service.settings.map(({ variable }) => [variable, valueOf(variable)] as const);
  return { ...Object.fromEntries([...settingNames].map((name) => [name, undefined])), ...Object.fromEntries(own) };
}

/** An address chosen by the operator has precedence: a proxy may be in between. */
function chosenAddresses(given: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(given).filter(([name]) => /^(SUBGRAPH_URL_\w+|PORTAL_URL)$/.test(name)));
}

function derivedSettings(service: Service, input: PlanInput): Record<string, string | undefined> {
  const { environment, servers, secrets, publicUrl, root, replicas } = input;
  const ownerUrl = databaseUrl(servers.databaseUrl, `tertulia_${service.name}`);
  const applicationRole = { name: applicationRoleName, password: secrets.applicationPassword };
  const isPublic = service.kind === 'GATEWAY';
  return {
    PORT: String(isPublic ? publicPort(input) : portOf(input, service.name)),
    HOST: isPublic ? environment.host : '127.0.0.1',
    ADMIN_PORT: '0',
    LOG_LEVEL: environment.logLevel,
    DATABASE_OWNER_URL: ownerUrl,
    DATABASE_URL: applicationUrl(ownerUrl, applicationRole),
    REDIS_URL: servers.redisUrl,
    MONGODB_URL: servers.mongoUrl ?? undefined,
    PRINCIPAL_SECRET: secrets.principalSecret,
    VISITOR_TOKEN_SECRET: secrets.visitorTokenSecret,
    CREDENTIALS_KEY: secrets.credentialsKey,
    MAIL_SEAL_KEY: secrets.mailSealKey,
    PUSH_KEY: secrets.pushKey,
    FILES_LINK_KEY: secrets.filesLinkKey,
    FILES_FOLDER: environment.given['FILES_FOLDER'] ?? filesFolderOf(environment.dataDir),
    PUBLIC_URL: publicUrl,
    PORTAL_FOLDER: join(root, 'portal'),
    SUPERGRAPH_FILE: join(root, 'graphql', 'dist', 'supergraph.graphql'),
    OPERATIONS_FILE: join(root, 'graphql', 'operations.json'),
    IDENTITY_SUBGRAPH: 'identity',
    HOOKS_SUBGRAPH: 'integrations',
    MAIL_SUBGRAPH: 'notifications',
    FILES_SUBGRAPH: 'analytics',
    UPLOADS_SUBGRAPH: 'runtime',
    WIDGET_FILES: join(root, 'widget', 'build'),
    PORTAL_URL: environment.hasPortal ? `http://127.0.0.1:${portOf(input, 'portal')}` : undefined,
    GATEWAYS_EXPECTED: String(replicas),
    EXTRA_ORIGINS: environment.given['EXTRA_ORIGINS'] ?? originsOfThisMachine(input).join(','),
    ...Object.fromEntries(
      service.asks.map((name) => [subgraphUrlVariable(name), `http://127.0.0.1:${portOf(input, name)}/graphql`]),
    ),
  };
}

function publicPort(input: PlanInput): number {
  return portOf(input, 'gateway');
}

function portOf({ ports }: PlanInput, name: string): number {
  const port = ports.get(name);
  if (port === undefined) throw new Error(`no port for ${name}`);
  return port;
}

/** The same address by its other name: people type either. */
function originsOfThisMachine({ environment, publicUrl }: PlanInput): string[] {
  if (environment.publicUrl !== null) return [];
  return ['localhost', '127.0.0.1'].map((hostname) => Object.assign(new URL(publicUrl), { hostname }).origin);
}
