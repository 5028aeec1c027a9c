/** One difference between two definitions, in words; the id identifies what changed. */
export interface DefinitionChange {
  kind: 'ADDED' | 'REMOVED' | 'EDITED' | 'MOVED' | 'REWIRED';
  subject:
    | 'FLOW'
    | 'GROUP'
    | 'BLOCK'
    | 'EDGE'
    | 'VARIABLE'
    | 'PROMPT'
    | 'KNOWLEDGE'
    | 'PROFILE'
    | 'SERVICE'
    | 'HOURS'
    | 'THEME';
  id: string;
  /** Title of the flow, group, block, service, day, prompt or question; for a single setting, the name of its field. */
  title: string;
  /** The changed field; null when the whole item was added, removed, moved or changed. */
  field: string | null;
  /** The old and the new value; null when there is none or when it cannot be described in words. */
  before: string | null;
  after: string | null;
}
