import { planCodes } from '@tertulia/plan-limits';
import { scopes, type Principal } from '@tertulia/principal';
import { toGlobalId, tryFromGlobalId } from '@tertulia/subgraph';
import type { Clock } from '@tertulia/use-case';
import { z } from 'zod';
import type { ExportCaller, ExportDirectory, FileOrganization } from '../application/export-ports.js';
import type { Export, Starter } from '../domain/export.js';
import type { Ask, Question } from './graph-questions.js';

const memberQuery = `query StarterOfExport($id: ID!, $after: String) {
  organization(id: $id) {
    name
    country
    currency
    timeZone
    members(first: 100, after: $after) { nodes { role user { id } bots { id } } pageInfo { hasNextPage endCursor } }
  }
}`;
const keyQuery = `query KeyOfExport($id: ID!) {
  organization(id: $id) { name country currency timeZone apiKeys { id mode scopes expiresAt revokedAt } }
}`;
const organizationQuery =
  'query OrganizationOfReport($id: ID!) { organization(id: $id) { name country currency timeZone } }';
const planQuery = `query PlanOfExport($organization: [_Any!]!) {
  _entities(representations: $organization) { ... on Organization { subscription { plan { code } } } }
}`;

const versionQuery = `query VersionsOfReport($versions: [_Any!]!) {
  _entities(representations: $versions) { ... on BotVersion { number } }
}`;

const named = { name: z.string(), country: z.string(), currency: z.string(), timeZone: z.string() };
const members = z.object({
  organization: z
    .object({
      ...named,
      members: z.object({
        nodes: z.array(
          z.object({
            role: z.enum(['SUPER_ADMIN', 'ORGANIZATION_ADMIN', 'BOT_MANAGER', 'VIEWER']),
            user: z.object({ id: z.string() }),
            bots: z.array(z.object({ id: z.string() })).nullable(),
          }),
        ),
        pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
      }),
    })
    .nullable(),
});
const organizations = z.object({ organization: z.object(named).nullable() });
const time = z.coerce.date().nullable();
const keys = z.object({
  organization: z
    .object({
      ...named,
      apiKeys: z.array(
        z.object({
          id: z.string(),
          mode: z.enum(['TEST', 'LIVE']),
          scopes: z.array(z.string()),
          expiresAt: time.optional(),
          revokedAt: time.optional(),
        }),
      ),
    })
    .nullable(),
});
const plans = z.object({
  _entities: z.tuple([
    z.object({ subscription: z.object({ plan: z.object({ code: z.enum(planCodes) }) }).nullable() }),
  ]),
});

const versions = z.object({ _entities: z.array(z.object({ number: z.number() }).nullable()) });

/** An id that no session has: nobody is signed in while a file is made. */
const noSession = '00000000-0000-0000-0000-000000000000';

/** An id that no account has: outside addresses have none. */
const nobody = noSession;

interface Asked {
  readonly ask: Ask;
  readonly clock: Clock;
}

/** What identity, bots and billing know now: somebody who has lost access since gets no file. */
export function graphExportDirectory(ask: Ask, clock: Clock): ExportDirectory {
  return {
    callerOf: async (organizationId, starter, locale) => {
      const of = { organizationId, starter, locale };
      return starter.kind === 'USER' ? memberOf({ ask, clock }, of) : keyOf({ ask, clock }, of);
    },
    viewerOf: async (organizationId, locale) => viewerOf(ask, organizationId, locale),
    planOf: async (organizationId) => {
      const organization = [{ __typename: 'Organization', id: toGlobalId('organization', organizationId) }];
      const question = { query: planQuery, variables: { organization }, principal: serviceOf(organizationId) };
      const [{ subscription }] = (await ask('billing', question, plans))._entities;
      return subscription?.plan.code ?? 'STARTER';
    },
    versionNumbers: async (organizationId, versionIds) => {
      const named = versionIds.map((id) => ({ __typename: 'BotVersion', id: toGlobalId('botVersion', id) }));
      const question = { query: versionQuery, variables: { versions: named }, principal: serviceOf(organizationId) };
      const found = (await ask('bots', question, versions))._entities;
      return new Map(
        versionIds.flatMap((id, at): [string, number][] => {
          const version = found[at] ?? null;
          return version === null ? [] : [[id, version.number]];
        }),
      );
    },
  };
}

interface StarterOf {
  readonly organizationId: string;
  readonly starter: Starter;
  readonly locale: Export['locale'];
}

async function memberOf({ ask }: Asked, { organizationId, starter, locale }: StarterOf) {
  const principal = serviceOf(organizationId);
  const id = toGlobalId('organization', organizationId);
  let after: string | null = null;
  do {
    const question: Question = { query: memberQuery, variables: { id, after }, principal };
    const { organization }: z.infer<typeof members> = await ask('identity', question, members);
    if (organization === null) return null;
    const { nodes, pageInfo } = organization.members;
    const found = nodes.find(({ user }) => user.id === toGlobalId('user', starter.id));
    if (found !== undefined) {
      const botIds = found.bots?.flatMap((bot) => tryFromGlobalId('bot', bot.id) ?? []) ?? null;
      const member: Principal = {
        ...{ kind: 'USER', userId: starter.id, sessionId: noSession, organizationId },
        ...{ role: found.role, botIds, isSuperAdmin: false, locale },
      };
      return { principal: member, ...writes(organization, locale) };
    }
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after !== null);
  return null;
}

async function viewerOf(ask: Ask, organizationId: string, locale: Export['locale']): Promise<ExportCaller | null> {
  const variables = { id: toGlobalId('organization', organizationId) };
  const question = { query: organizationQuery, variables, principal: serviceOf(organizationId) };
  const { organization } = await ask('identity', question, organizations);
  if (organization === null) return null;
  const principal: Principal = {
    ...{ kind: 'USER', userId: nobody, sessionId: noSession, organizationId },
    ...{ role: 'VIEWER', botIds: null, isSuperAdmin: false, locale },
  };
  return { principal, ...writes(organization, locale) };
}

async function keyOf({ ask, clock }: Asked, { organizationId, starter, locale }: StarterOf) {
  const variables = { id: toGlobalId('organization', organizationId) };
  const { organization } = await ask(
    'identity',
    { query: keyQuery, variables, principal: serviceOf(organizationId) },
    keys,
  );
  const found = organization?.apiKeys.find(({ id }) => id === toGlobalId('apiKey', starter.id));
  if (organization === null || found === undefined) return null;
  const { expiresAt = null, revokedAt = null, mode } = found;
  if (revokedAt !== null || (expiresAt !== null && expiresAt <= clock.now())) return null;
  const granted = new Set(found.scopes.map((scope) => scope.toLowerCase().replace('_', ':')));
  const principal: Principal = {
    ...{ kind: 'API_KEY', keyId: starter.id, organizationId, mode, locale },
    scopes: scopes.filter((scope) => granted.has(scope)),
  };
  return { principal, ...writes(organization, locale) };
}

/** The organization, and the person's language as it is written in the country of the business. */
function writes(
  { name, country, currency, timeZone }: FileOrganization & { readonly timeZone: string },
  locale: Export['locale'],
): Pick<ExportCaller, 'organization' | 'format'> {
  return { organization: { name, country, currency }, format: { locale: `${locale}-${country}`, zone: timeZone } };
}

function serviceOf(organizationId: string): Principal {
  return { kind: 'SERVICE', name: 'analytics', organizationId, locale: 'es' };
}
