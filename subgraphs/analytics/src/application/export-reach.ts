import { DomainError } from '@tertulia/errors';
import {
  isTestCaller,
  may,
  requireOrganization,
  requirePermission,
  visibleBotIds,
  type Action,
  type Principal,
} from '@tertulia/principal';
import type { Export, ExportKind, ExportWish, Starter } from '../domain/export.js';
import type { ExportReach } from './export-ports.js';

const permissions: Readonly<Record<ExportKind, Action>> = {
  CONVERSATIONS: 'conversations.read',
  MESSAGES: 'conversations.read',
  CONTACTS: 'conversations.read',
  COMMENTS: 'conversations.read',
  METRICS: 'metrics.read',
};

/** The organization of a caller who may take such rows along. @throws DomainError UNAUTHENTICATED, FORBIDDEN */
export function organizationForExport(principal: Principal, kind: ExportKind): string {
  requirePermission(principal, permissions[kind]);
  return requireOrganization(principal);
}

/** The organization of a caller, and which of its exports exist for the caller. @throws DomainError UNAUTHENTICATED, FORBIDDEN */
export function reachOf(principal: Principal): { readonly organizationId: string; readonly reach: ExportReach } {
  const kinds = (Object.keys(permissions) as ExportKind[]).filter((kind) => may(principal, permissions[kind]));
  if (kinds.length === 0) requirePermission(principal, 'metrics.read');
  const organizationId = requireOrganization(principal);
  return { organizationId, reach: { kinds, botIds: visibleBotIds(principal), isTestOnly: isTestCaller(principal) } };
}

/** The bots whose rows a caller gets; null for every bot. */
export function botsOf(principal: Principal, { botIds }: Pick<ExportWish, 'botIds'>): readonly string[] | null {
  const visible = visibleBotIds(principal);
  if (botIds === null || visible === null) return botIds ?? visible;
  return botIds.filter((botId) => visible.includes(botId));
}

/** @throws DomainError FORBIDDEN for callers that are neither a person nor a key */
export function starterOf(principal: Principal): Starter {
  if (principal.kind === 'USER') return { kind: 'USER', id: principal.userId };
  if (principal.kind === 'API_KEY') return { kind: 'API_KEY', id: principal.keyId };
  throw new DomainError('FORBIDDEN');
}

/** Whether the caller may cancel and remove it: whoever started it, and administrators. */
export function canChange(principal: Principal, { startedBy }: Pick<Export, 'startedBy'>): boolean {
  if (principal.kind === 'USER' && principal.role === 'ORGANIZATION_ADMIN') return true;
  const own = principal.kind === 'USER' || principal.kind === 'API_KEY' ? starterOf(principal) : null;
  return own !== null && own.kind === startedBy.kind && own.id === startedBy.id;
}
