export { appointSuperAdmin } from './appoint-super-admin.js';
export { buildIdentitySchema } from './graphql/schema.js';
export { identityMigrations } from './persistence/migrations/index.js';
export { createIdentitySubgraph } from './wiring.js';
export type { Identity, IdentityInput, IdentitySettings } from './wiring.js';
export type { CreatedDemo, DemoMember, DemoOrganization } from './application/create-demo-organization.js';
