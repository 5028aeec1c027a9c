import { Migration } from '@mikro-orm/migrations';

/** As what a report is mailed; a PDF in what the previous release writes. */
export class M0083FormatsOfSchedules extends Migration {
  override up(): void {
    this.addSql("alter table report_schedule add column format text not null default 'PDF'");
  }
}
