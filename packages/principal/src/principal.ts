import { z } from 'zod';

/** What a member may be. `SUPER_ADMIN` belongs to the platform, the others to one organization. */
export const roles = ['SUPER_ADMIN', 'ORGANIZATION_ADMIN', 'BOT_MANAGER', 'VIEWER'] as const;
export type Role = (typeof roles)[number];

/** What an API key may be allowed to do. */
export const scopes = [
  'bots:read',
  'bots:write',
  'conversations:read',
  'conversations:write',
  'metrics:read',
  'billing:read',
  'organization:read',
] as const;
export type Scope = (typeof scopes)[number];

const locale = z.enum(['es', 'en']);
const uuid = z.uuid();

/** Checks what a principal is made of; ids are uuids. */
export const principalSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('USER'),
    userId: uuid,
    sessionId: uuid,
    organizationId: uuid.nullable(),
    role: z.enum(roles).nullable(),
    botIds: z.array(uuid).nullable(),
    isSuperAdmin: z.boolean(),
    locale,
  }),
  z.strictObject({
    kind: z.literal('API_KEY'),
    keyId: uuid,
    organizationId: uuid,
    scopes: z.array(z.enum(scopes)),
    mode: z.enum(['TEST', 'LIVE']),
    locale,
  }),
  z.strictObject({
    kind: z.literal('VISITOR'),
    organizationId: uuid,
    botId: uuid,
    conversationId: uuid,
    locale,
  }),
  z.strictObject({ kind: z.literal('ANONYMOUS'), locale }),
  z.strictObject({
    kind: z.literal('SERVICE'),
    name: z.string().min(1).max(60),
    organizationId: uuid.nullable(),
    locale: z.literal('es'),
  }),
]);

/** A signed-in person. `organizationId` and `role` are null until an organization is chosen; `botIds` only for BOT_MANAGER. */
export type UserPrincipal = Extract<Principal, { kind: 'USER' }>;
/** A partner's key: acts inside its one organization, within its scopes. */
export type ApiKeyPrincipal = Extract<Principal, { kind: 'API_KEY' }>;
/** A visitor of a bot: reaches its one conversation. */
export type VisitorPrincipal = Extract<Principal, { kind: 'VISITOR' }>;
/** A subgraph asking another, or the gateway resolving credentials. */
export type ServicePrincipal = Extract<Principal, { kind: 'SERVICE' }>;

/** Who is calling. */
export type Principal = z.infer<typeof principalSchema>;

/** The organization in which the caller acts, or null. */
export function organizationOf(principal: Principal): string | null {
  return principal.kind === 'ANONYMOUS' ? null : principal.organizationId;
}
