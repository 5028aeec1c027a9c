import type { Locale } from '@tertulia/errors';
import { normalizeEmail } from '../domain/email.js';
import { InputProblems } from '../domain/input-problems.js';
import { grantOf } from '../domain/membership.js';
import type { MemberRole } from '../domain/membership.js';
import type { Organization } from '../domain/organization.js';
import { readOrganizationDetails } from '../domain/organization-details.js';
import type { OrganizationDetails } from '../domain/organization-details.js';
import type { User } from '../domain/user.js';
import { announceMembership } from './announce-membership.js';
import { foundOrganization } from './found-organization.js';
import type { IdentityDependencies } from './dependencies.js';
import type { Stores } from './ports.js';
import { registerUser } from './register-user.js';

/** A person of the demo. An existing demo account is reused. */
export interface DemoMember {
  readonly email: string;
  readonly name: string;
  readonly locale: Locale;
  readonly password: string;
  readonly role: MemberRole;
  /** Only for a `BOT_MANAGER`. */
  readonly botIds: readonly string[];
}

/** An organization of the demo with its people. */
export interface DemoOrganization {
  /** Chosen by the caller, so that bots can be created for it beforehand. */
  readonly id: string;
  readonly details: OrganizationDetails;
  /** Its first administrator. */
  readonly founder: Omit<DemoMember, 'role' | 'botIds'>;
  readonly members: readonly DemoMember[];
}

/** The created organization and its users, the founder first, in the given order. */
export interface CreatedDemo {
  readonly organization: Organization;
  readonly users: readonly Pick<User, 'id' | 'email' | 'name'>[];
}

/**
 * Creates an organization that is flagged as demo, with people whose passwords are known. Only for demo data and tests;
 * not reachable through the API.
 * @throws UserInputErrors for invalid details, or if an e-mail belongs to a real account
 */
export async function createDemoOrganization(deps: IdentityDependencies, demo: DemoOrganization): Promise<CreatedDemo> {
  const problems = new InputProblems();
  const details = readOrganizationDetails(problems, ['details'], demo.details);
  problems.refuse();
  const [founder, ...people] = await Promise.all([demo.founder, ...demo.members].map(prepare(deps)));
  if (founder === undefined) throw new RangeError('a demo organization needs a founder');
  return deps.work.transact({ platform: 'make demo data' }, async (stores) => {
    const first = await ensureUser(stores, founder);
    const foundation = { founder: first, details, isDemo: true, id: demo.id };
    const { organization } = await foundOrganization(deps, stores, foundation);
    const users = [first];
    for (const [index, member] of demo.members.entries()) {
      const person = people[index];
      if (person !== undefined) users.push(await addMember(deps, stores, { organization, person, member }));
    }
    return { organization, users };
  });
}

function prepare(deps: IdentityDependencies): (person: DemoOrganization['founder']) => Promise<User> {
  return ({ email, name, locale, password }) =>
    registerUser(deps, { email: normalizeEmail(email), name, locale, password, isDemo: true });
}

async function ensureUser(stores: Stores, user: User): Promise<User> {
  await stores.users.lockEmail(user.email);
  const existing = await stores.users.findByEmail(user.email);
  const problems = new InputProblems();
  if (existing !== null && !existing.isDemo) problems.add('email', 'EMAIL_TAKEN');
  problems.refuse();
  if (existing === null) await stores.users.insert(user);
  return existing ?? user;
}

async function addMember(
  deps: IdentityDependencies,
  stores: Stores,
  { organization, person, member }: { organization: Organization; person: User; member: DemoMember },
): Promise<User> {
  const user = await ensureUser(stores, person);
  const membership = {
    id: deps.ids.next(),
    organizationId: organization.id,
    userId: user.id,
    ...grantOf(member.role, member.botIds),
    joinedAt: deps.clock.now(),
    lastSeenAt: null,
  };
  await stores.memberships.insert(membership);
  await announceMembership(deps, stores, { membership, change: 'ADDED' });
  return user;
}
