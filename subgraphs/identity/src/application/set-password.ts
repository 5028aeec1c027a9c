import { endSessions } from './end-sessions.js';
import type { IdentityDependencies } from './dependencies.js';
import type { Stores } from './ports.js';
import type { User } from '../domain/user.js';
import { tellPerson } from './request-mail.js';

/** The new password of an account. */
export interface NewPassword {
  readonly user: User;
  readonly passwordHash: string;
  /** The session that stays; none when the person is not signed in. */
  readonly exceptSessionId?: string;
  /** The SHA-256 of the token of the browser that stays known; null for none. */
  readonly exceptDeviceHash: string | null;
}

/**
 * Sets a password in the running transaction. Ends the other sessions, forgets the other browsers and what was mailed
 * before, and tells the person.
 */
export async function setPassword(deps: IdentityDependencies, stores: Stores, change: NewPassword): Promise<void> {
  const { user, passwordHash, exceptSessionId, exceptDeviceHash } = change;
  await stores.users.update(user.id, { passwordHash });
  await endSessions(deps, stores, {
    userId: user.id,
    ...(exceptSessionId === undefined ? {} : { exceptId: exceptSessionId }),
  });
  await stores.devices.deleteOthers(user.id, exceptDeviceHash);
  await stores.mailedSecrets.deleteOf(user.id, ['RESET_PASSWORD', 'CHANGE_EMAIL']);
  await tellPerson(deps, stores, { user, notice: { kind: 'PASSWORD_CHANGED', url: deps.links.forgotPassword() } });
}
