/** What this subgraph stores of an organization. */
export interface KnownOrganization {
  readonly organizationId: string;
  readonly since: Date;
}

export interface OrganizationStore {
  /** Null if the organization is unknown. */
  of(organizationId: string): Promise<KnownOrganization | null>;
  save(organization: KnownOrganization): Promise<void>;
  /** Removes every row of the organization from this subgraph. */
  deleteEverything(organizationId: string): Promise<void>;
}

export interface Stores {
  readonly organizations: OrganizationStore;
}
