'use client';
import type { Block, BlockKind } from '@tertulia/flow-engine';
import { useEditorActions } from '../../hooks/use-editor-actions.js';
import type { KindParts } from '../../kinds/kind-parts.js';
import { kindParts } from '../../kinds/registry.js';

/** The form for the options of a block. */
export function BlockForm({ block }: { block: Block }) {
  const { replace } = useEditorActions();
  // Form, options and patch belong to the kind of the block, which the type system cannot see.
  const { Form } = kindParts[block.kind] as unknown as KindParts<BlockKind>;
  return (
    <Form
      blockId={block.id}
      options={block.options}
      change={(patch, field) => replace({ ...block, options: { ...block.options, ...patch } } as Block, field)}
    />
  );
}
