/** Organizations whose rollups or groups an earlier release counted. */
export interface RevisionStore {
  /** Those of an earlier `rollupRevision`, of every tenant, without deleted ones and those that are being moved. */
  outdated(): Promise<string[]>;
  /** The first start of a conversation from this moment on; null if there is none. */
  nextStart(organizationId: string, from: Date): Promise<Date | null>;
  /** All of its conversations are recounted: it is of the present revision. */
  settle(organizationId: string): Promise<void>;
}
