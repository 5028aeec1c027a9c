import { Migration } from '@mikro-orm/migrations';

/** What a person did of the first steps, and whether their list is put away. */
export class FirstStepsOfUsers extends Migration {
  override up(): void {
    this.addSql(`alter table users add column first_steps jsonb not null default '{}'`);
  }
}
