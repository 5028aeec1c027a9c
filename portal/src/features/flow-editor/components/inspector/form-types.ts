import type { BlockKind, BlockOptions } from '@tertulia/flow-engine';

/** What a form of a block kind gets: the options, and how to change some of them. `field` names the gesture for undo. */
export interface FormProps<K extends BlockKind> {
  blockId: string;
  options: BlockOptions[K];
  change: (patch: Partial<BlockOptions[K]>, field: string) => void;
}
