'use client';
import { pickText, type Block, type BotDefinition } from '@tertulia/flow-engine';
import { EyeOff, GraduationCap } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button, Chip, RelativeTime, Link } from '../../../ui/index.js';
import { useDefinition } from '../../bots/index.js';
import type { MissGroup } from '../model/misses.js';
import type { Teaching } from '../model/teaching.js';

/** Other wordings that are shown at once. */
const examples = 3;

/** One group of missed texts with its actions. */
export function MissRow({
  group,
  kind,
  onTeach,
  onIgnore,
}: {
  group: MissGroup;
  kind: 'open' | 'understood';
  onTeach: (teaching: Teaching) => void;
  onIgnore: () => void;
}) {
  const t = useTranslations('understanding.groups');
  const [first, ...others] = group.texts;
  if (first === undefined) return null;
  const { text, blockId } = first;
  return (
    <li className="grid gap-x-6 gap-y-3 p-4 md:grid-cols-[minmax(0,1fr)_auto] md:items-start">
      <div className="flex min-w-0 flex-col gap-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-semibold wrap-anywhere">{t('quoted', { text })}</span>
          <Chip>{t('times', { count: group.count })}</Chip>
        </p>
        <OtherTexts texts={others} />
        <Place group={group} />
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {kind === 'open' ? (
          <Button
            size="sm"
            icon={GraduationCap}
            aria-label={t('teachNamed', { text })}
            onClick={() => onTeach({ text, blockId })}
          >
            {t('teach')}
          </Button>
        ) : null}
        <Button size="sm" variant="quiet" icon={EyeOff} aria-label={t('ignoreNamed', { text })} onClick={onIgnore}>
          {t('ignore')}
        </Button>
      </div>
    </li>
  );
}

function OtherTexts({ texts }: { texts: MissGroup['texts'] }) {
  const t = useTranslations('understanding.groups');
  if (texts.length === 0) return null;
  const quoted = texts.slice(0, examples).map(({ text }) => t('quoted', { text }));
  const more = texts.length - quoted.length;
  return (
    <p className="text-ink-2 wrap-anywhere">
      {quoted.join(' · ')}
      {more > 0 ? ` · ${t('more', { count: more })}` : null}
    </p>
  );
}

/** Where and when a text of the group was last written. */
function Place({ group: { texts, lastAt } }: { group: MissGroup }) {
  const t = useTranslations('understanding.groups');
  const definition = useDefinition();
  const latest = texts.find((one) => one.lastAt === lastAt) ?? texts[0];
  if (latest === undefined) return null;
  const prompt = promptOf(definition, latest.blockId);
  const where =
    latest.kind === 'UNANSWERED' ? t('unanswered') : prompt === null ? t('goneQuestion') : t('atQuestion', { prompt });
  return (
    <p className="text-xs text-ink-2">
      <span className="wrap-anywhere">{where}</span> · <RelativeTime at={lastAt} /> ·{' '}
      <Link
        href={`/conversations/${encodeURIComponent(latest.conversationId)}?tab=all`}
        className="inline-flex items-center rounded-control font-semibold text-accent hover:underline pointer-coarse:min-h-11"
      >
        {t('conversation')}
      </Link>
    </p>
  );
}

function promptOf({ flows, locale }: BotDefinition, blockId: string): string | null {
  const blocks = flows.flatMap((flow) => flow.groups).flatMap((group): readonly Block[] => group.blocks);
  const block = blocks.find(({ id }) => id === blockId);
  return block !== undefined && 'prompt' in block.options ? pickText(block.options.prompt, locale, locale) : null;
}
