import { DomainError, UserInputErrors } from '@tertulia/errors';
import { authorOf, requireVerifiedEmail, type Principal } from '@tertulia/principal';
import { hashOfToken, mostPreviewLinks, previewDays, previewExpiry, type PreviewLink } from '../domain/preview-link.js';
import type { RuntimeDependencies } from './dependencies.js';
import { organizationFor } from './policies.js';

const whichDays = { es: 'se esperan 1, 7 o 30 días', en: '1, 7 or 30 days are expected' };

/** A new link, and its token, which is not stored and cannot be shown again. */
export interface NewPreviewLink {
  readonly link: PreviewLink;
  readonly token: string;
}

/**
 * Makes a link with which anybody may talk with the draft of a bot. UserInputErrors: INVALID_VALUE, TOO_MANY_PREVIEW_LINKS.
 * @throws DomainError NOT_FOUND, FORBIDDEN, EMAIL_NOT_VERIFIED
 */
export async function createPreviewLink(
  deps: RuntimeDependencies,
  caller: { principal: Principal; requestId: string },
  { botId, days }: { botId: string; days: number },
): Promise<NewPreviewLink> {
  const { principal } = caller;
  const organizationId = organizationFor(principal, 'bots.edit', { botId });
  requireVerifiedEmail(principal);
  if (!previewDays.includes(days))
    throw new UserInputErrors([{ field: ['input', 'days'], code: 'INVALID_VALUE', params: { reason: whichDays } }]);
  if (!(await deps.drafts.isThere(botId, caller))) throw new DomainError('NOT_FOUND');
  const token = deps.newToken();
  const createdAt = deps.clock.now();
  const link: PreviewLink = {
    ...{ id: deps.ids.next(), organizationId, botId, tokenHash: hashOfToken(token) },
    ...{ creatorId: authorOf(principal), createdAt, expiresAt: previewExpiry(createdAt, days) },
  };
  await deps.work.transact({ organizationId }, async (stores) => {
    const valid = await stores.previews.validOf(organizationId, botId, createdAt);
    if (valid.length >= mostPreviewLinks) {
      const params = { max: mostPreviewLinks };
      throw new UserInputErrors([{ field: null, code: 'TOO_MANY_PREVIEW_LINKS', params }]);
    }
    await stores.previews.add(link);
  });
  return { link, token };
}

/** The valid links of a bot, the newest first. @throws DomainError FORBIDDEN */
export async function previewLinksOf(
  deps: RuntimeDependencies,
  principal: Principal,
  botId: string,
): Promise<PreviewLink[]> {
  const organizationId = organizationFor(principal, 'bots.edit', { botId });
  return deps.work.read({ organizationId }, async (stores) =>
    stores.previews.validOf(organizationId, botId, deps.clock.now()),
  );
}

/** Revokes a link: conversations that were opened by it are over. @throws DomainError NOT_FOUND, FORBIDDEN */
export async function revokePreviewLink(deps: RuntimeDependencies, principal: Principal, id: string): Promise<void> {
  const organizationId = organizationFor(principal, 'bots.edit');
  await deps.work.transact({ organizationId }, async (stores) => {
    const link = await stores.previews.byId(organizationId, id);
    if (link === null) throw new DomainError('NOT_FOUND');
    organizationFor(principal, 'bots.edit', { botId: link.botId });
    await stores.previews.remove(organizationId, id);
  });
}
