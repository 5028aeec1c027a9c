import { Migration } from '@mikro-orm/migrations';

/** Null for a browser that was registered before, whose session is not known: it is learnt when the browser registers again. */
export class M0005SessionsOfBrowsers extends Migration {
  override up(): void {
    this.addSql('alter table push_device add column session_id uuid');
    this.addSql('create index push_device_session on push_device (session_id) where session_id is not null');
  }
}
