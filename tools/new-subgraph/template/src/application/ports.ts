/** What is known here of an organization. */
export interface KnownOrganization {
  readonly organizationId: string;
  readonly since: Date;
}

export interface OrganizationStore {
  /** Null while nothing is known of it. */
  of(organizationId: string): Promise<KnownOrganization | null>;
  save(organization: KnownOrganization): Promise<void>;
  /** Removes every row of the organization from this subgraph. */
  deleteEverything(organizationId: string): Promise<void>;
}

export interface Stores {
  readonly organizations: OrganizationStore;
}
