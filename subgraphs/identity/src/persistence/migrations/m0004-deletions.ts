import { Migration } from '@mikro-orm/migrations';
import { platformOnly } from './platform-only.js';

const statements = [
  `alter table organizations
    add column deletion_requested_at timestamptz,
    add column deletion_due_at timestamptz,
    add column deletion_requested_by uuid`,
  'alter table users add column deletion_requested_at timestamptz, add column deletion_due_at timestamptz',
  'create index organizations_by_deletion on organizations (deletion_due_at) where deletion_due_at is not null',
  'create index users_by_deletion on users (deletion_due_at) where deletion_due_at is not null',
  `create table ended_organizations (
    id uuid primary key,
    repeat_at timestamptz not null
  )`,
  ...platformOnly('ended_organizations'),
];

/** Scheduled deletions, and recently ended organizations. */
export class Deletions extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}
