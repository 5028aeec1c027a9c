/** Active conversations of a version whose visitor is asked something at a block, or that wait there for a person or a time. */
export interface WaitingAtBlock {
  readonly botId: string;
  readonly versionId: string;
  readonly blockId: string;
  readonly groupId: string;
  readonly visitors: number;
}
