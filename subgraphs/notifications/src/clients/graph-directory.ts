import { toGlobalId, tryFromGlobalId } from '@tertulia/subgraph';
import { z } from 'zod';
import type { Directory } from '../application/ports.js';
import type { Ask } from './graph-questions.js';

const membersQuery = `query MembersToTell($id: ID!, $after: String) {
  organization(id: $id) {
    timeZone
    locale
    members(first: 100, after: $after) { nodes { role user { id } bots { id } } pageInfo { hasNextPage endCursor } }
  }
}`;
const addresseeQuery = `query Addressee($id: ID!, $after: String) {
  organization(id: $id) {
    name
    timeZone
    members(first: 100, after: $after) {
      nodes { role user { id name email locale } bots { id } }
      pageInfo { hasNextPage endCursor }
    }
  }
}`;

const member = z.object({
  role: z.enum(['SUPER_ADMIN', 'ORGANIZATION_ADMIN', 'BOT_MANAGER', 'VIEWER']),
  user: z.object({
    id: z.string(),
    name: z.string().optional(),
    email: z.string().optional(),
    locale: z.enum(['es', 'en']).optional(),
  }),
  bots: z.array(z.object({ id: z.string() })).nullable(),
});
const page = z.object({
  organization: z
    .object({
      name: z.string().optional(),
      timeZone: z.string(),
      locale: z.enum(['es', 'en']).optional(),
      members: z.object({
        nodes: z.array(member),
        pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
      }),
    })
    .nullable(),
});

type ReadMember = z.infer<typeof member>;
type ReadOrganization = NonNullable<z.infer<typeof page>['organization']>;

/** What identity knows now. It is asked when it is needed, so that nobody is told who has left, at an address of the past. */
export function graphDirectory(ask: Ask): Directory {
  const pages = async function* (organizationId: string, query: string): AsyncGenerator<ReadOrganization> {
    let after: string | null = null;
    do {
      const variables: Record<string, unknown> = { id: toGlobalId('organization', organizationId), after };
      const { organization } = await ask('identity', { query, variables, organizationId }, page);
      if (organization === null) return;
      yield organization;
      const { hasNextPage, endCursor } = organization.members.pageInfo;
      after = hasNextPage ? endCursor : null;
    } while (after !== null);
  };
  return {
    toTell: async (organizationId) => {
      const found: ReadMember[] = [];
      let about: Pick<ReadOrganization, 'timeZone' | 'locale'> = { timeZone: 'UTC' };
      for await (const { members, ...organization } of pages(organizationId, membersQuery)) {
        found.push(...members.nodes);
        about = organization;
      }
      return { members: found.map(memberOf), timeZone: about.timeZone, locale: about.locale ?? null };
    },
    addressee: async ({ organizationId, userId }) => {
      for await (const { members, name = '', timeZone } of pages(organizationId, addresseeQuery)) {
        const one = members.nodes.find(({ user }) => user.id === toGlobalId('user', userId));
        const { name: called = '', email, locale = 'es' } = one?.user ?? {};
        if (one === undefined || email === undefined) continue;
        return { person: { ...memberOf(one), name: called, address: email, locale }, sender: { name, timeZone } };
      }
      return null;
    },
  };
}

function memberOf({ role, user, bots }: ReadMember) {
  const userId = tryFromGlobalId('user', user.id) ?? '';
  return { userId, role, botIds: bots?.flatMap(({ id }) => tryFromGlobalId('bot', id) ?? []) ?? null };
}
