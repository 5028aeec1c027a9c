export { notAdditive } from './additive-migrations.js';
export type { MigrationProblem } from './additive-migrations.js';
export { systemClock } from './clock.js';
export type { Clock, Ids } from '@tertulia/use-case';
export { openDatabase } from './database.js';
export type { Database, DatabaseSettings, DatabaseWork } from './database.js';
export { heavyJson } from './heavy-json.js';
export { executeWithNext } from './held-statements.js';
export { systemIds, uuidV7Ids } from './ids.js';
export { applicationRoleName, applicationUrl } from './database-urls.js';
export type { ApplicationRole } from './database-urls.js';
export { migrate } from './migrate.js';
export type { MigrationEntry, MigrationSettings } from './migrate.js';
export { idArray } from './id-array.js';
export { inListOrder, newestFirst } from './newest-first.js';
export {
  addRequestToOutboxSql,
  appendEvent,
  appendEvents,
  outboxEntities,
  OutboxEntry,
  outboxMigrationSql,
} from './outbox.js';
export { OrganizationTable, StoredOrganizations } from './organization-table.js';
export { readRows } from './read-rows.js';
export { isPlatformSql, readTenantOnceSql, rowLevelSecurity } from './row-level-security.js';
export { asPlatform, currentTenancy, inTenant, isUuid, withoutTenancy } from './tenancy.js';
export type { TenancyScope } from './tenancy.js';
export { openSubgraphDatabase } from './subgraph-database.js';
export type { DatabaseUrls, SubgraphDatabaseSettings } from './subgraph-database.js';
export { eventsOn, workOn } from './work-on.js';
