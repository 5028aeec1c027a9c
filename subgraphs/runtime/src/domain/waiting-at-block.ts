/** Active conversations of a version whose visitor is asked something at a block, or waits there for a person. */
export interface WaitingAtBlock {
  readonly botId: string;
  readonly versionId: string;
  readonly blockId: string;
  readonly visitors: number;
}
