/** One difference between two definitions, by the identity of what changed, in words for people. */
export interface DefinitionChange {
  kind: 'ADDED' | 'REMOVED' | 'EDITED' | 'MOVED' | 'REWIRED';
  subject: 'GROUP' | 'BLOCK' | 'EDGE' | 'VARIABLE' | 'PROMPT' | 'KNOWLEDGE' | 'PROFILE' | 'SERVICE' | 'HOURS' | 'THEME';
  id: string;
  /** A title for people: of the group, block, service, day, prompt or question; the name of a field that stands alone. */
  title: string;
  /** Which field of it changed; null where it is about the whole. */
  field: string | null;
  /** What stood there, and what stands there now; null where nothing does, or where no words tell it. */
  before: string | null;
  after: string | null;
}
