import { z } from 'zod';

/** Roles of users. `SUPER_ADMIN` belongs to the platform, the others to one organization. */
export const roles = ['SUPER_ADMIN', 'ORGANIZATION_ADMIN', 'BOT_MANAGER', 'VIEWER'] as const;
export type Role = (typeof roles)[number];

/** Scopes of API keys. */
export const scopes = [
  'bots:read',
  'bots:write',
  'conversations:read',
  'conversations:write',
  'metrics:read',
  'billing:read',
  'organization:read',
  'integrations:read',
  'webhooks:write',
  'events:write',
] as const;
export type Scope = (typeof scopes)[number];

const locale = z.enum(['es', 'en']);
const uuid = z.uuid();

/** Where a visitor's request comes from, as seen by the gateway; absent when the request did not pass the gateway. */
const visit = z.strictObject({
  /** Host of the page, with its port if it has one; `OWN` for a page of the platform, null when the browser sent no origin. */
  site: z.string().max(300).nullable(),
  /** True when so many conversations with this bot started from this address that they look automated; they are not charged. */
  looksAutomatic: z.boolean(),
});
/** Where a visitor's request comes from. */
export type VisitOrigin = z.infer<typeof visit>;

/**
 * Whether a page may use a bot. `sites` are hosts, or `*.` and a host for all its subdomains; an empty list allows every page.
 * `site` is the `site` of a visit.
 */
export function isSiteAllowed(sites: readonly string[], site: VisitOrigin['site']): boolean {
  if (sites.length === 0 || site === 'OWN') return true;
  if (site === null) return false;
  return sites.some((allowed) => (allowed.startsWith('*.') ? site.endsWith(allowed.slice(1)) : site === allowed));
}

/** Schema of a principal; ids are uuids. */
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
    /** Present until the person proves the own e-mail, where mails are sent: see `requireVerifiedEmail`. */
    mustVerifyEmail: z.literal(true).optional(),
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
/** A partner's key: acts in one organization, limited by its scopes. */
export type ApiKeyPrincipal = Extract<Principal, { kind: 'API_KEY' }>;
/** A visitor of a bot: can access one conversation. */
export type VisitorPrincipal = Extract<Principal, { kind: 'VISITOR' }>;
/** A subgraph that calls another, or the gateway when it resolves credentials. */
export type ServicePrincipal = Extract<Principal, { kind: 'SERVICE' }>;

/** The caller of a request. */
export type Principal = z.infer<typeof principalSchema>;

/** The organization in which the caller acts, or null. */
export function organizationOf(principal: Principal): string | null {
  return principal.kind === 'ANONYMOUS' ? null : principal.organizationId;
}

/** The person behind a change; null for keys and services. */
export function authorOf(principal: Principal): string | null {
  return principal.kind === 'USER' ? principal.userId : null;
}
