import { Migration } from '@mikro-orm/migrations';
import { platformOnly } from './platform-only.js';

const statements = [
  `create table pending_sign_ups (
    ticket_hash text primary key,
    code_hash text not null,
    email text not null,
    name text not null,
    locale text not null,
    password_hash text not null,
    organization jsonb,
    expires_at timestamptz not null,
    tries integer not null
  )`,
  'create index pending_sign_ups_by_expiry on pending_sign_ups (expires_at)',
  ...platformOnly('pending_sign_ups'),
];

/** Sign-ups that wait for their mailed code. */
export class PendingSignUps extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}
