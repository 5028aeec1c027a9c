import { Migration } from '@mikro-orm/migrations';

/** Tokens that are revoked after their organization was deleted; its key is kept until then. */
export class M0010TokensOfDeletedOrganizations extends Migration {
  override up(): void {
    this.addSql('alter table token_revocation add column outlives_organization boolean not null default false');
  }
}
