import { Migration } from '@mikro-orm/migrations';

/** The first steps that a person has done, and whether the list is hidden. */
export class FirstStepsOfUsers extends Migration {
  override up(): void {
    this.addSql(`alter table users add column first_steps jsonb not null default '{}'`);
  }
}
