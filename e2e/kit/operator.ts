/** What the operator of an installation does from the command line, beside the running platform. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Session, type UserError } from './graph.ts';
import { demoPassword, demoPeople } from './portal.ts';
import type { Platform } from './started.ts';

const root = join(import.meta.dirname, '..', '..');
const command = join(root, 'packages', 'programs', 'distributed', 'dist', 'grant-super-admin', 'main.js');

/** Makes an account a platform administrator, with the operator's command. */
export async function grantSuperAdmin({ dataDir }: Platform, email: string): Promise<void> {
  const env = { ...process.env, TERTULIA_DATA: dataDir };
  await promisify(execFile)(process.execPath, [command, email], { env });
}

const invite = `mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { link userErrors { code } } }`;
const accept = `mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { viewer { role } userErrors { code } } }`;

/** Creates a platform administrator who is also a viewer in the demo. */
export async function makeSuperAdmin(
  platform: Platform,
  { email, password }: { readonly email: string; readonly password: string },
): Promise<void> {
  const ana = new Session(platform.url);
  const input = { email: demoPeople.ORGANIZATION_ADMIN, password: demoPassword };
  await ana.data('mutation ($input: SignInInput!) { signIn(input: $input) { userErrors { code } } }', { input });
  const { inviteMember } = await ana.data<{ inviteMember: { link: string } }>(invite, {
    input: { email, role: 'VIEWER' },
  });
  const token = inviteMember.link.split('/invitation/')[1];
  const sofia = new Session(platform.url);
  const joined = await sofia.data<{ acceptInvitation: { userErrors: UserError[] } }>(accept, {
    input: { token, name: 'Sofía Prado', password },
  });
  assert.deepEqual(joined.acceptInvitation.userErrors, []);
  await grantSuperAdmin(platform, email);
}
