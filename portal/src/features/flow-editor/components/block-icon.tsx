import { blockFamily, type BlockFamily, type BlockKind } from '@tertulia/flow-engine';
import { kindParts } from '../kinds/registry.js';

const FAMILY_COLOURS: Record<BlockFamily, string> = {
  MESSAGES: 'var(--info)',
  QUESTIONS: 'var(--accent)',
  LOGIC: 'var(--ink-2)',
  AI: 'var(--violet)',
  INTEGRATION: 'var(--teal)',
  HUMAN: 'var(--ok)',
};

/** The colour of a kind's family: edge and icon. */
export function familyColour(kind: BlockKind): string {
  return FAMILY_COLOURS[blockFamily(kind)];
}

/** The icon of a block kind; the name is always shown beside it. */
export function BlockIcon({ kind }: { kind: BlockKind }) {
  const { icon: Icon } = kindParts[kind];
  return <Icon aria-hidden className="size-4 shrink-0" style={{ color: familyColour(kind) }} strokeWidth={1.8} />;
}
