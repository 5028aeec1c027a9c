import { Migration } from '@mikro-orm/migrations';
import { rowLevelSecurity } from '@tertulia/persistence';

/** Links with which anybody may try a draft, and which simulations were opened by them. Of a token only the hash is stored. */
export class M0081PreviewLinks extends Migration {
  override up(): void {
    this.addSql(`create table preview_link (
      id uuid primary key,
      organization_id uuid not null,
      bot_id uuid not null,
      token_hash text not null unique,
      creator_id uuid,
      created_at timestamptz not null,
      expires_at timestamptz not null
    )`);
    this.addSql('create index preview_link_bot on preview_link (organization_id, bot_id, created_at desc)');
    for (const sql of rowLevelSecurity('preview_link')) this.addSql(sql);
    this.addSql("alter table simulation add column channel text not null default 'SIMULATOR'");
    this.addSql(
      'alter table simulation add column preview_link_id uuid references preview_link (id) on delete cascade',
    );
    this.addSql(
      'create index simulation_of_link on simulation (preview_link_id, expires_at) where preview_link_id is not null',
    );
  }
}
