import type { Role } from '@tertulia/principal';
import type { InputProblems } from '../domain/input-problems.js';
import { grantOf, isMemberRole } from '../domain/membership.js';
import type { RoleGrant } from '../domain/membership.js';

/** Bots that one member may manage by name; whoever manages more is an administrator. */
const botsMax = 200;

/** The role with its bots. Notes a role that no member can hold, too many bots, and a bot manager without any. */
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
