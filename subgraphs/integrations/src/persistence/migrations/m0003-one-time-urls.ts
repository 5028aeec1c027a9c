import { Migration } from '@mikro-orm/migrations';
import { rowLevelSecurity } from '@tertulia/persistence';

export class M0003OneTimeUrls extends Migration {
  override up(): void {
    this.addSql(`create table callback_token (
      id uuid primary key,
      organization_id uuid not null,
      bot_id uuid not null,
      conversation_id uuid not null,
      effect_id text not null,
      token_hash text not null unique,
      sealed_token jsonb not null,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      called_at timestamptz,
      content_type text,
      body bytea,
      unique (conversation_id, effect_id)
    )`);
    this.addSql('create index callback_token_expiry on callback_token (expires_at)');
    this.addSql('create index callback_token_called on callback_token (called_at) where body is not null');
    for (const sql of rowLevelSecurity('callback_token')) this.addSql(sql);
  }
}
