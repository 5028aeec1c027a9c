'use client';
import { summaryOf, type VariableUse } from '@tertulia/flow-engine';
import { useTranslations } from 'use-intl';
import { Link } from '../../../ui/link.js';
import { useBuilder, useDefinition } from '../../bots/index.js';
import { useFlows, useTextLocale } from '../hooks/use-editor.js';
import { useShowPlace } from '../hooks/use-show-place.js';
import { findBlock } from '../model/document.js';

/** Where a variable is used: a press shows the block; prompts and texts are in other steps of the builder. */
export function VariableUses({ uses }: { uses: readonly VariableUse[] }) {
  const t = useTranslations('flow-editor');
  const { botId } = useBuilder();
  const { prompts } = useDefinition();
  const blocks = [
    ...new Map(uses.flatMap((use) => (use.kind === 'block' ? [[use.blockId, use] as const] : []))).values(),
  ];
  const promptIds = new Set(uses.flatMap((use) => (use.kind === 'prompt' ? [use.promptId] : [])));
  const hasIntents = uses.some(({ kind }) => kind === 'intent');
  return (
    <div className="flex flex-col gap-1">
      <p className="text-xs font-semibold">
        {t('variables.uses', { count: blocks.length + promptIds.size + Number(hasIntents) })}
      </p>
      <ul className="flex flex-col">
        {blocks.map((use) => (
          <li key={use.blockId}>
            <BlockUse blockId={use.blockId} flowId={use.flowId} />
          </li>
        ))}
        {prompts
          .filter(({ id }) => promptIds.has(id))
          .map(({ id, name }) => (
            <li key={id}>
              <Link className="block rounded px-1 py-1 text-accent underline" href={`/bots/${botId}/prompts`}>
                {t('variables.inPrompt', { name })}
              </Link>
            </li>
          ))}
        {hasIntents ? (
          <li>
            <Link className="block rounded px-1 py-1 text-accent underline" href={`/bots/${botId}/business`}>
              {t('variables.inIntents')}
            </Link>
          </li>
        ) : null}
      </ul>
    </div>
  );
}

function BlockUse({ blockId, flowId }: { blockId: string; flowId: string }) {
  const locale = useTextLocale();
  const show = useShowPlace();
  const flows = useFlows();
  const flow = flows.find(({ id }) => id === flowId);
  const found = flow === undefined ? null : findBlock(flow, blockId);
  if (flow === undefined || found === null) return null;
  const place = flows.length > 1 ? `${flow.name} · ${found.group.title}` : found.group.title;
  return (
    <button
      type="button"
      className="block w-full rounded px-1 py-1 text-left hover:bg-canvas pointer-coarse:min-h-11"
      onClick={() => show({ groupId: found.group.id, blockId })}
    >
      <span className="block truncate">{summaryOf(found.block, locale)}</span>
      <span className="block text-xs text-ink-2">{place}</span>
    </button>
  );
}
