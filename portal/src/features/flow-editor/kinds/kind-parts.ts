import type { BlockKind, BlockOptions } from '@tertulia/flow-engine';
import type { LucideIcon } from 'lucide-react';
import type { ComponentType } from 'react';

/**
 * Props of the form of a block kind: the options, and how to change some of them. Changes with the same `field` are
 * undone together.
 */
export interface FormProps<K extends BlockKind> {
  blockId: string;
  options: BlockOptions[K];
  change: (patch: Partial<BlockOptions[K]>, field: string) => void;
}

/** What the editor needs of a block kind besides what the engine knows of it. */
export interface KindParts<K extends BlockKind> {
  readonly icon: LucideIcon;
  readonly Form: ComponentType<FormProps<K>>;
}
