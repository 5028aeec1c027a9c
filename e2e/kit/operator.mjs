/** What the operator of an installation does at the keyboard, beside the running platform. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Session } from './graph.ts';
import { demoPassword, demoPeople } from './portal.ts';

const root = join(import.meta.dirname, '..', '..');
const command = join(root, 'packages', 'programs', 'distributed', 'dist', 'grant-super-admin', 'main.js');

/** Lets somebody run the platform, by the command of operators. */
export async function grantSuperAdmin({ dataDir }, email) {
  const env = { ...process.env, TERTULIA_DATA: dataDir };
  await promisify(execFile)(process.execPath, [command, email], { env });
}

const invite = `mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { link userErrors { code } } }`;
const accept = `mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { viewer { role } userErrors { code } } }`;

/** Makes somebody who runs the platform and is a viewer in the demo. */
export async function makeSuperAdmin(platform, { email, password }) {
  const ana = new Session(platform.url);
  const input = { email: demoPeople.ORGANIZATION_ADMIN, password: demoPassword };
  await ana.tell('mutation ($input: SignInInput!) { signIn(input: $input) { userErrors { code } } }', { input });
  const { inviteMember } = await ana.tell(invite, { input: { email, role: 'VIEWER' } });
  const token = inviteMember.link.split('/invitation/')[1];
  const joined = await new Session(platform.url).tell(accept, { input: { token, name: 'Sofía Prado', password } });
  assert.deepEqual(joined.acceptInvitation.userErrors, []);
  await grantSuperAdmin(platform, email);
}
