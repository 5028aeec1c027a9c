import { toGlobalId } from '@tertulia/subgraph';
import { FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { deletedUserId, type AuditEntry } from '../domain/audit-entry.js';
import { AuditEntryType } from './audit-entry.type.js';

/** Fields of audit entries that are computed from stored values. */
@Resolver(() => AuditEntryType)
export class AuditEntryResolver {
  @FieldResolver(() => ID, { description: 'Opaque id.' })
  id(@Root() entry: AuditEntry): string {
    return toGlobalId('auditEntry', entry.id);
  }

  @FieldResolver(() => String)
  actor(@Root() entry: AuditEntry): string {
    return shown(entry.actor);
  }

  @FieldResolver(() => String)
  subject(@Root() entry: AuditEntry): string {
    return shown(entry.subject);
  }
}

function shown(text: string): string {
  const userId = deletedUserId(text);
  return userId === null ? text : `deleted account ${toGlobalId('user', userId)}`;
}
