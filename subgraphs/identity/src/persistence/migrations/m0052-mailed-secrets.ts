import { Migration } from '@mikro-orm/migrations';
import { platformOnly } from './platform-only.js';

const statements = [
  'alter table users add column email_verified_at timestamptz',
  // People from before are trusted as they were.
  'update users set email_verified_at = created_at',
  `create table mailed_secrets (
    user_id uuid not null references users on delete cascade,
    purpose text not null check (purpose in ('VERIFY_EMAIL', 'CHANGE_EMAIL', 'RESET_PASSWORD')),
    secret_hash text not null unique,
    email text not null,
    expires_at timestamptz not null,
    tries integer not null,
    primary key (user_id, purpose)
  )`,
  'create index mailed_secrets_by_expiry on mailed_secrets (expires_at)',
  ...platformOnly('mailed_secrets'),
  'alter table invitations add column mailed_token_hash text, add column mailed_at timestamptz',
  'create index invitations_by_mailed_token on invitations (mailed_token_hash)',
];

/** Whether addresses are confirmed, the secrets that were mailed to prove them, and invitations by mail. */
export class MailedSecrets extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}
