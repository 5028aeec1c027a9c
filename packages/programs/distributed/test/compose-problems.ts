import { adminPort, type Service } from '../src/services.js';

/** The parts of a Docker Compose file that are compared. */
export interface Compose {
  readonly services: Readonly<Record<string, ComposeService>>;
  readonly volumes: Readonly<Record<string, unknown>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean } | null>>;
}

/** One of its services. */
export interface ComposeService {
  readonly image?: string;
  readonly build?: { readonly dockerfile?: string; readonly target?: string };
  readonly environment?: Readonly<Record<string, string | number>>;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly networks?: readonly string[] | Readonly<Record<string, { readonly aliases?: readonly string[] }>>;
  readonly command?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: { readonly test: readonly string[] };
}

/** Containers besides our services. */
const stores = ['postgres', 'redis', 'mongodb'];
/** The network alias under which Prometheus finds every service. */
export const scrapedName = 'tertulia';
/** Set in the image, the same for all. */
const inImage = new Set(['HOST', 'ADMIN_PORT']);
const hasNewSecret = /\$\{\w+:\?\}/;
/** A secret that an installation may do without. */
const hasGivenSecret = /^\$\{\w+:-\}$/;

/** Describes every difference between the containers and the list of services. */
export function composeProblems(compose: Compose, services: readonly Service[]): string[] {
  const wanted = [...stores, ...services.map(({ name }) => name)].toSorted();
  const found = Object.keys(compose.services).toSorted();
  const problems = wanted.join() === found.join() ? [] : [`services: ${found.join()} instead of ${wanted.join()}`];
  return [
    ...problems,
    ...services.flatMap((service) =>
      serviceProblems(service, { compose, services }).map((problem) => `${service.name}: ${problem}`),
    ),
    ...stores.flatMap((name) => storeProblems(compose, name).map((problem) => `${name}: ${problem}`)),
  ];
}

function serviceProblems(service: Service, given: { compose: Compose; services: readonly Service[] }): string[] {
  const container = given.compose.services[service.name];
  if (container === undefined) return [];
  const isPublic = service.kind === 'GATEWAY';
  return [
    ...settingProblems(service, container),
    ...addressProblems(service, { container, services: given.services }),
    ...(container.build?.target === targetOf(service) ? [] : ['built from another target']),
    ...(startsOwnProgram(service, container) ? [] : [`does not start ${service.program}`]),
    ...(isScraped(container) ? [] : ['is not scraped']),
    ...(container.build?.dockerfile === 'deploy/Dockerfile' ? [] : ['built from another file']),
    ...((container.ports !== undefined) === isPublic ? [] : ['only the gateway is published']),
    ...(container.volumes === undefined || keepsFiles(service)
      ? []
      : ['keeps something on disk besides exported files']),
  ];
}

/** One that is told the folder of exported files has a volume for it. */
function keepsFiles({ settings }: Service): boolean {
  return settings.some(({ variable }) => variable === 'FILES_FOLDER');
}

/** Subgraphs share an image: they differ in their command. */
function targetOf({ kind, name }: Service): string {
  return kind === 'SUBGRAPH' ? 'subgraph' : name;
}

function startsOwnProgram({ kind, program }: Service, { command }: ComposeService): boolean {
  return kind === 'SUBGRAPH' ? command?.join(' ') === program : command === undefined;
}

function isScraped({ networks = {} }: ComposeService): boolean {
  return 'services' in networks && networks.services?.aliases?.includes(scrapedName) === true;
}

function settingProblems(service: Service, container: ComposeService): string[] {
  const given = Object.keys(container.environment ?? {});
  const known = new Map(service.settings.map((setting) => [setting.variable, setting]));
  const unknown = given.filter((name) => !known.has(name)).map((name) => `${name} is not a setting of it`);
  const missing = service.settings
    .filter(({ isRequired }) => isRequired)
    .map(({ variable }) => variable)
    .filter((name) => !given.includes(name) && !inImage.has(name))
    .map((name) => `${name} is missing`);
  const isFromOutside = (name: string): boolean => {
    const value = String(container.environment?.[name]);
    return hasNewSecret.test(value) || (known.get(name)?.isRequired === false && hasGivenSecret.test(value));
  };
  const open = given
    .filter((name) => known.get(name)?.isSecret === true && !isFromOutside(name))
    .map((name) => `${name} holds a secret that does not come from the environment`);
  return [...unknown, ...missing, ...open];
}

function addressProblems(
  service: Service,
  given: { container: ComposeService; services: readonly Service[] },
): string[] {
  const { environment = {}, ports, depends_on: after = {} } = given.container;
  const problems = environment['PORT'] === service.port ? [] : [`PORT is not ${service.port}`];
  if (ports !== undefined && !ports.every((port) => port.endsWith(`:${service.port}`)))
    problems.push('publishes another port');
  for (const name of service.asks) {
    const asked = given.services.find((other) => other.name === name);
    const wanted = `http://${name}:${asked?.port}/graphql`;
    if (environment[`SUBGRAPH_URL_${name.toUpperCase()}`] !== wanted)
      problems.push(`${name} is not asked at ${wanted}`);
  }
  for (const [setting, store] of [
    ['DATABASE_URL', 'postgres'],
    ['REDIS_URL', 'redis'],
    ['MONGODB_URL', 'mongodb'],
  ] as const) {
    if (environment[setting] === undefined) continue;
    if (new RegExp(`@${store}:\\d+`).exec(String(environment[setting])) === null)
      problems.push(`${setting} leads elsewhere`);
    if (after[store]?.condition !== 'service_healthy') problems.push(`does not wait for ${store}`);
  }
  return problems;
}

function storeProblems(compose: Compose, name: string): string[] {
  const container = compose.services[name];
  if (container === undefined) return [];
  const [volume = ''] = container.volumes?.[0]?.split(':', 1) ?? [];
  return [
    ...(Object.hasOwn(compose.volumes, volume) ? [] : ['has no volume of its own']),
    ...(container.ports === undefined ? [] : ['is published']),
    ...(container.healthcheck === undefined ? ['has no health check'] : []),
    ...(isInternal(compose, container) ? [] : ['can be reached from outside']),
  ];
}

function isInternal(compose: Compose, { networks = [] }: ComposeService): boolean {
  const names = Array.isArray(networks) ? (networks as readonly string[]) : Object.keys(networks);
  return names.length > 0 && names.every((name) => compose.networks[name]?.internal === true);
}

/** Describes every difference between the image build and the list of services. */
export function dockerfileProblems(text: string, services: readonly Service[]): string[] {
  const stages = stagesOf(text);
  const base = stages.get('base') ?? [];
  const targets = new Set(services.map(targetOf));
  const problems = [...targets].flatMap((name) => {
    const lines = stages.get(name);
    if (lines === undefined) return [`${name}: no target`];
    const service = services.find((one) => one.name === name);
    return [
      ...(lines[0] === `FROM base AS ${name}` ? [] : [`${name}: does not stand on base`]),
      ...(service === undefined ? [] : programProblems(service, lines)),
    ];
  });
  const wanted = new Set(['build', 'base', ...targets]);
  for (const stage of stages.keys()) if (!wanted.has(stage)) problems.push(`${stage}: no such service`);
  if (!base.includes('USER node')) problems.push('base: runs as root');
  if (!base.some((line) => line.startsWith('HEALTHCHECK'))) problems.push('base: no health check');
  if (!base.some((line) => line.includes(`ADMIN_PORT=${adminPort}`)))
    problems.push(`base: ADMIN_PORT is not ${adminPort}`);
  return problems;
}

function programProblems({ name, program, port }: Service, lines: readonly string[]): string[] {
  return [
    ...(lines.includes(`CMD ["${program}"]`) ? [] : [`${name}: starts another program than ${program}`]),
    ...(lines.includes(`EXPOSE ${port}`) ? [] : [`${name}: exposes another port than ${port}`]),
  ];
}

function stagesOf(text: string): Map<string, string[]> {
  const stages = new Map<string, string[]>();
  let lines: string[] = [];
  for (const line of text.split('\n')) {
    const name = /^FROM \S+ AS (\S+)$/.exec(line)?.[1];
    if (name !== undefined) stages.set(name, (lines = []));
    lines.push(line.trim());
  }
  return stages;
}
