'use client';
import { useLazyQuery } from '@apollo/client/react';
import { blockName, summaryOf, type Block, type BotDefinition } from '@tertulia/flow-engine';
import { Eye, EyeOff, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ConversationToBlockDocument, type PinCoveragePartsFragment } from '../../../gql/graphql.js';
import { useLanguage } from '../../../i18n/index.js';
import { Button, Panel, showFailure, Skeleton } from '../../../ui/index.js';
import { useBuilder, useDefinition, useShowBlock } from '../../bots/index.js';
import type { PinsView } from '../hooks/use-pins.js';
import { CoverDialog, type MadeUp } from './cover-dialog.js';

type Coverage = PinCoveragePartsFragment;

const shownAtFirst = 6;

/** How many mistakes the pinned conversations would notice, and the blocks at which they would notice none. */
export function CoveragePanel({ coverage, isMeasuring, retry }: Pick<PinsView, 'coverage' | 'isMeasuring' | 'retry'>) {
  const t = useTranslations('pins.coverage');
  if (coverage === null && !isMeasuring) return null;
  return (
    <section aria-labelledby="coverage" className="flex flex-col gap-2">
      <h3 id="coverage" className="text-base font-semibold">
        {t('title')}
      </h3>
      {coverage === null ? <Skeleton className="h-24" /> : <Measured coverage={coverage} onKept={retry} />}
    </section>
  );
}

function Measured({ coverage, onKept }: { coverage: Coverage; onKept: () => void }) {
  const t = useTranslations('pins.coverage');
  const { mutants, noticed, unwatched, isPartial } = coverage;
  const [isAll, setAll] = useState(false);
  const shown = isAll ? unwatched : unwatched.slice(0, shownAtFirst);
  return (
    <>
      <p className="text-pretty text-ink-2">
        {t('score', { noticed, mutants })}{' '}
        {unwatched.length === 0 ? t('none') : t('unwatched', { count: unwatched.length })}
        {isPartial ? ` ${t('partial')}` : null}
      </p>
      {unwatched.length === 0 ? null : (
        <Panel className="p-0">
          <ul className="divide-y divide-line">
            {shown.map((block) => (
              <UnwatchedRow key={block.blockId} block={block} onKept={onKept} />
            ))}
          </ul>
        </Panel>
      )}
      {shown.length === unwatched.length ? null : (
        <Button className="self-start" variant="quiet" onClick={() => setAll(true)}>
          {t('all', { count: unwatched.length })}
        </Button>
      )}
    </>
  );
}

function UnwatchedRow({ block, onKept }: { block: Coverage['unwatched'][number]; onKept: () => void }) {
  const t = useTranslations('pins.coverage');
  const { locale } = useLanguage();
  const label = labelOf(useDefinition(), block, locale);
  const show = useShowBlock();
  const { find, isBusy, found, close } = useFound(block.blockId);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 p-3">
      <EyeOff aria-hidden className="size-4 shrink-0 text-ink-2" />
      <span className="min-w-0 flex-1 basis-48 wrap-anywhere">
        {label}
        {block.isVisited ? <span className="block text-xs text-ink-2">{t('visited')}</span> : null}
      </span>
      <span className="flex flex-wrap gap-2">
        <Button
          size="sm"
          icon={Plus}
          isLoading={isBusy}
          aria-label={t('coverNamed', { block: label })}
          onClick={() => void find()}
        >
          {t('cover')}
        </Button>
        <Button
          size="sm"
          variant="quiet"
          icon={Eye}
          aria-label={t('showNamed', { block: label })}
          onClick={() => show(block.blockId)}
        >
          {t('show')}
        </Button>
      </span>
      {found === null ? null : <CoverDialog label={label} madeUp={found} onClose={close} onKept={onKept} />}
    </li>
  );
}

function useFound(blockId: string) {
  const t = useTranslations('pins.coverage');
  const { botId } = useBuilder();
  const [ask] = useLazyQuery(ConversationToBlockDocument, { fetchPolicy: 'network-only' });
  const [isBusy, setBusy] = useState(false);
  const [found, setFound] = useState<MadeUp | null>(null);
  const find = async (): Promise<void> => {
    setBusy(true);
    const { data, error } = await ask({ variables: { botId, blockId } });
    setBusy(false);
    const madeUp = data?.bot?.conversationTo ?? null;
    if (madeUp === null) showFailure(error === undefined ? t('notFound') : t('failed'));
    else setFound(madeUp);
  };
  return { find, isBusy, found, close: () => setFound(null) };
}

function labelOf(
  { flows }: BotDefinition,
  { blockId, groupId }: { blockId: string; groupId: string },
  locale: 'es' | 'en',
): string {
  const group = flows.flatMap((flow) => flow.groups).find(({ id }) => id === groupId);
  const block: Block | undefined = group?.blocks.find(({ id }) => id === blockId);
  if (group === undefined || block === undefined) return blockId;
  const summary = summaryOf(block, locale);
  const name = blockName(block.kind, locale);
  return [group.title, summary === name ? name : `${name}: ${summary}`].filter((part) => part !== '').join(' · ');
}
