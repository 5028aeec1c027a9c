import type { PreviewLink } from '../domain/preview-link.js';

export interface PreviewLinkStore {
  /** Those of a bot that have not expired, the newest first. */
  validOf(organizationId: string, botId: string, now: Date): Promise<PreviewLink[]>;
  byId(organizationId: string, id: string): Promise<PreviewLink | null>;
  /** Of any organization. */
  byTokenHash(tokenHash: string): Promise<PreviewLink | null>;
  add(link: PreviewLink): Promise<void>;
  /** Removes a link, and with it the conversations that were opened by it. */
  remove(organizationId: string, id: string): Promise<void>;
  /** Deletes the expired ones, of any organization. */
  removeExpired(now: Date): Promise<void>;
}
