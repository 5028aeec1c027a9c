import { Migration } from '@mikro-orm/migrations';

/** The version to which open conversations of a bot move, and when that was decided: those opened later stay on theirs. */
export class M0052Moves extends Migration {
  override up(): void {
    this.addSql('alter table published_bot add column move_to_version_id uuid, add column moved_at timestamptz');
  }
}
