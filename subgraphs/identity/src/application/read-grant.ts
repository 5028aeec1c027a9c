import type { Role } from '@tertulia/principal';
import type { InputProblems } from '../domain/input-problems.js';
import { grantOf, isMemberRole } from '../domain/membership.js';
import type { RoleGrant } from '../domain/membership.js';

/** The maximum number of bots that one member may manage by name; for more, make the member an administrator. */
const botsMax = 200;

/** Reads the role and its bots. Adds problems for a role that members cannot have, too many bots, or a bot manager without bots. */
export function readGrant(problems: InputProblems, input: { role: Role; botIds: readonly string[] }): RoleGrant {
  problems.value('role', isMemberRole(input.role), {
    es: 'ese papel es de la plataforma',
    en: 'that role belongs to the platform',
  });
  const grant = grantOf(isMemberRole(input.role) ? input.role : 'VIEWER', input.botIds);
  if (grant.botIds?.length === 0) problems.add('botIds', 'REQUIRED');
  if ((grant.botIds?.length ?? 0) > botsMax) problems.add('botIds', 'TOO_LONG', { max: botsMax });
  return grant;
}
