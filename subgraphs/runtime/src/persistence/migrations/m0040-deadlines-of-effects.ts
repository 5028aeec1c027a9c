import { Migration } from '@mikro-orm/migrations';

/** When an effect is given up and when another process may take it up; and whether a simulation has work done outside. */
export class M0040DeadlinesOfEffects extends Migration {
  override up(): void {
    this.addSql('alter table effect_intent add column deadline_at timestamptz, add column due_at timestamptz');
    this.addSql("alter table simulation add column effects text not null default 'OFF'");
  }
}
