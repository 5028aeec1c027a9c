/** A page in a sandboxed frame. */
export interface EmbedNode {
  readonly __typename: 'EmbedNode';
  readonly url: string;
  readonly title: string;
  /** Of the frame, in CSS pixels. */
  readonly height: number;
  /** The event that it may post; null where none is waited for. */
  readonly event: string | null;
  /** The block that waits for the event. */
  readonly blockId: string | null;
}
