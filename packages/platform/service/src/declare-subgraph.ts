import { readSettings, secret, type Settings, type SettingsSource, type ValuesOf } from '@tertulia/environment';
import type { MigrationEntry } from '@tertulia/persistence';
import type { SubgraphSchema } from '@tertulia/subgraph';
import { z } from 'zod';
import {
  principalSecret,
  redisUrl,
  serviceSettings,
  subgraphUrl,
  subgraphUrlVariable,
  type ServiceSettings,
} from './service-settings.js';
import type { SubgraphGiven, SubgraphParts } from './subgraph-parts.js';

/** Another store in which a subgraph keeps a part of its data, where its setting says so; the rest stays in PostgreSQL. */
export interface OtherStore<Name> {
  /** Its name in messages, such as MongoDB. */
  readonly server: string;
  /** The setting that has its address; null keeps everything in PostgreSQL. */
  readonly setting: Name;
}

/**
 * The declaration of a subgraph for the rest of the platform: its own process, the single process, the supervisor, containers, composition.
 * Cheap to import: its implementation is loaded on demand.
 */
export interface SubgraphDeclaration<Own extends Settings = Settings, Parts extends SubgraphParts = SubgraphParts> {
  /** Also the name of its folder and, after `tertulia_`, of its database. */
  readonly name: string;
  /** Port in a container; the supervisor assigns free ports. */
  readonly port: number;
  /** Subgraphs that it calls. */
  readonly asks: readonly string[];
  /** MANY: the supervisor runs as many as `--replicas` says. */
  readonly replicas: 'ONE' | 'MANY';
  /** Its own settings, besides those that every subgraph has. */
  readonly settings: Own;
  readonly otherStore: OtherStore<string> | null;
  /** Loads the modules that opening takes, once. May be called earlier, while a database starts. */
  load(): Promise<unknown>;
  /** Opens everything that it needs. @throws DomainError DATABASE_UNAVAILABLE, StartProblem */
  open(given: SubgraphGiven<ValuesOf<Own>>): Promise<Parts>;
  /** Its part of the graph, given the dependencies of its use cases. Building it does not use them. */
  schema(deps: Parts['deps']): Promise<SubgraphSchema>;
  migrations(): Promise<readonly MigrationEntry[]>;
}

/** For a subgraph that declares no settings. */
export type NoSettings = { readonly [Name in string]: never };

/** Declares a subgraph: by default it calls no other, has no settings of its own and one process. */
export function defineSubgraph<
  Own extends Settings = NoSettings,
  Parts extends SubgraphParts = SubgraphParts,
>(declared: {
  readonly name: string;
  readonly port: number;
  readonly asks?: readonly string[];
  readonly replicas?: 'ONE' | 'MANY';
  readonly settings?: Own;
  readonly otherStore?: OtherStore<keyof Own & string>;
  load(): Promise<unknown>;
  open(given: SubgraphGiven<ValuesOf<Own>>): Promise<Parts>;
  schema(deps: Parts['deps']): Promise<SubgraphSchema>;
  migrations(): Promise<readonly MigrationEntry[]>;
}): SubgraphDeclaration<Own, Parts> {
  let loading: Promise<unknown> | undefined;
  const load = async (): Promise<unknown> => (loading ??= declared.load());
  return { asks: [], replicas: 'ONE', settings: {} as Own, otherStore: null, ...declared, load };
}

/** Settings of a subgraph as a separate process. */
export interface SubgraphSettings<Own = unknown> extends ServiceSettings {
  readonly redisUrl: string;
  readonly databases: { readonly ownerUrl: string; readonly appUrl: string };
  readonly principalSecret: string;
  /** Addresses of the subgraphs that it calls, by name. */
  readonly urls: Readonly<Record<string, string>>;
  readonly own: Own;
}

function databaseSettings(name: string) {
  const database = `tertulia_${name}`;
  return {
    ownerUrl: secret(
      'DATABASE_OWNER_URL',
      `postgres://… of ${database}, for a role that may create databases and roles`,
      z.url(),
    ),
    appUrl: secret(
      'DATABASE_URL',
      `postgres://… of ${database}, for the application’s role, which owns nothing`,
      z.url(),
    ),
  };
}

/** All settings of a subgraph as a separate process. */
export function settingsOf(declaration: SubgraphDeclaration): Settings {
  const asked = declaration.asks.map((name) => [subgraphUrlVariable(name), subgraphUrl(name)]);
  return {
    ...serviceSettings(declaration),
    ...{ redisUrl, principalSecret },
    ...databaseSettings(declaration.name),
    ...(Object.fromEntries(asked) as Settings),
    ...declaration.settings,
  };
}

/** Reads all settings of a subgraph. @throws EnvironmentError that names everything to correct */
export function readSubgraphSettings<Own extends Settings>(
  declaration: SubgraphDeclaration<Own>,
  source: SettingsSource,
): SubgraphSettings<ValuesOf<Own>> {
  const { name, asks, settings } = declaration;
  const shared = { ...serviceSettings(declaration), redisUrl, principalSecret };
  const database = databaseSettings(name);
  const urls = Object.fromEntries(asks.map((asked) => [asked, subgraphUrl(asked)]));
  // All at once, so that every problem is reported at once.
  readSettings({ ...shared, ...database, ...prefixed('url', urls), ...prefixed('own', settings) }, source);
  return {
    ...readSettings(shared, source),
    databases: readSettings(database, source),
    urls: readSettings(urls, source),
    own: readSettings(settings, source),
  };
}

function prefixed(prefix: string, settings: Settings): Settings {
  return Object.fromEntries(Object.entries(settings).map(([name, one]) => [`${prefix} ${name}`, one]));
}
