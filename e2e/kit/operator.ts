/** What the operator of an installation does from the command line, beside the running platform. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { addMember } from './business.ts';
import { Session } from './graph.ts';
import { demoPassword, demoPeople } from './portal.ts';
import type { Platform } from './started.ts';

const root = join(import.meta.dirname, '..', '..');
const command = join(root, 'packages', 'programs', 'distributed', 'dist', 'grant-super-admin', 'main.js');

/** Makes an account a platform administrator, with the operator's command. */
export async function grantSuperAdmin({ dataDir }: Platform, email: string): Promise<void> {
  const env = { ...process.env, TERTULIA_DATA: dataDir };
  await promisify(execFile)(process.execPath, [command, email], { env });
}

/** Creates a platform administrator who is also a viewer in the demo. */
export async function makeSuperAdmin(
  platform: Platform,
  { email, password }: { readonly email: string; readonly password: string },
): Promise<void> {
  const ana = new Session(platform.url);
  const input = { email: demoPeople.ORGANIZATION_ADMIN, password: demoPassword };
  await ana.data('mutation ($input: SignInInput!) { signIn(input: $input) { userErrors { code } } }', { input });
  await addMember(ana, { email, password, name: 'Sofía Prado', role: 'VIEWER' });
  await grantSuperAdmin(platform, email);
}
