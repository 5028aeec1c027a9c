import { isOpen } from '../domain/invitation.js';
import type { Invitation } from '../domain/invitation.js';
import { isToken, secretHash } from '../domain/secret.js';
import type { IdentityDependencies } from './dependencies.js';

/** What an invited person sees before signing in. */
export interface InvitationPreview extends Pick<Invitation, 'email' | 'role' | 'expiresAt'> {
  readonly organizationName: string;
  /** True if the e-mail has an account: then its password is required and no account is created. */
  readonly isExistingUser: boolean;
}

/** The invitation behind a link; null for an invalid link, whatever the reason. */
export async function previewInvitation(
  { work, clock }: IdentityDependencies,
  token: string,
): Promise<InvitationPreview | null> {
  if (!isToken(token)) return null;
  return work.read({ platform: 'preview invitation' }, async (stores) => {
    const invitation = await stores.invitations.findByTokenHash(secretHash(token));
    if (invitation === null || !isOpen(invitation, clock.now())) return null;
    const [organization] = await stores.organizations.findByIds([invitation.organizationId]);
    if (organization === undefined) return null;
    const { email, role, expiresAt } = invitation;
    const isExistingUser = (await stores.users.findByEmail(email)) !== null;
    return { organizationName: organization.name, email, role, expiresAt, isExistingUser };
  });
}
