import { Migration } from '@mikro-orm/migrations';

/** The default of the deadline is for processes of the previous release, which do not set it. */
export class M0031ConfirmedPublications extends Migration {
  override up(): void {
    this.addSql('alter table bot add column confirmation_host text');
    this.addSql(
      "alter table publication add column deadline_at timestamptz not null default now() + interval '60 seconds'",
    );
  }
}
