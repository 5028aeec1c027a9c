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

/** Where a visitor calls from, as the gateway has seen it; absent where nobody looked. */
const visit = z.strictObject({
  /** Host of the page, with its port where it names one; `OWN` for a page of the platform, null where the browser told none. */
  site: z.string().max(300).nullable(),
  /** So many conversations began at this address with this bot that a program is likely: they are not charged. */
  looksAutomatic: z.boolean(),
});
/** Where a visitor calls from. */
export type VisitOrigin = z.infer<typeof visit>;

/**
 * Whether a page may speak with a bot. `sites` are hosts, or `*.` before one for everything below it; none lets every page. `site` is
 * that of a visit.
 */
export function isSiteAllowed(sites: readonly string[], site: VisitOrigin['site']): boolean {
  if (sites.length === 0 || site === 'OWN') return true;
  if (site === null) return false;
  return sites.some((allowed) => (allowed.startsWith('*.') ? site.endsWith(allowed.slice(1)) : site === allowed));
}

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
    visit: visit.optional(),
  }),
  z.strictObject({ kind: z.literal('ANONYMOUS'), locale, visit: visit.optional() }),
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
