import { Migration } from '@mikro-orm/migrations';
import { platformOnly } from './platform-only.js';

const statements = [
  `create table password_attempts (
    key_hash text primary key,
    started_at timestamptz not null,
    attempts integer not null,
    blocked_until timestamptz
  )`,
  'create index password_attempts_by_time on password_attempts (started_at)',
  `create table known_devices (
    user_id uuid not null references users on delete cascade,
    token_hash text not null,
    last_seen_at timestamptz not null,
    primary key (user_id, token_hash)
  )`,
  'create index known_devices_by_time on known_devices (last_seen_at)',
  ...['password_attempts', 'known_devices'].flatMap(platformOnly),
];

/**
 * Wrong passwords by account and origin, and known browsers. `sign_in_attempts` is no longer used and will be dropped
 * in a later release.
 */
export class PlacesOfAttempts extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}
