import type { BlockKind, BlockOptions } from '@tertulia/flow-engine';

/**
 * Props of the form of a block kind: the options, and how to change some of them. Changes with the same `field` are
 * undone together.
 */
export interface FormProps<K extends BlockKind> {
  blockId: string;
  options: BlockOptions[K];
  change: (patch: Partial<BlockOptions[K]>, field: string) => void;
}
