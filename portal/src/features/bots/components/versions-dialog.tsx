'use client';
import { useQuery } from '@apollo/client/react';
import { History, RotateCcw, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { failureOf } from '../../../apollo/index.js';
import { BotVersionsDocument, type BotVersionsQuery } from '../../../gql/graphql.js';
import {
  Button,
  Chip,
  Dialog,
  EmptyState,
  ErrorState,
  Pagination,
  RelativeTime,
  Skeleton,
  showDone,
  showFailure,
} from '../../../ui/index.js';
import { useBuilder, useBuilderBot } from '../hooks/use-builder.js';
import { neverLive } from '../model/never-live.js';
import { RollBackDialog } from './roll-back-dialog.js';
import { usePublishActions, usePublishState, type PublishResult } from '../hooks/use-publication.js';

type Version = NonNullable<BotVersionsQuery['bot']>['versions']['nodes'][number];

/** All versions. Each can go live again or be copied into the draft. */
export function VersionsDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useTranslations('bots');
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={onClose}
      width="lg"
      title={t('versions.title')}
      description={t('versions.text')}
    >
      {isOpen ? <Versions onDone={onClose} /> : null}
    </Dialog>
  );
}

const PAGE = 20;

function Versions({ onDone }: { onDone: () => void }) {
  const t = useTranslations('bots');
  const { botId } = useBuilder();
  const publication = useBuilderBot()?.latestPublication ?? null;
  const state = usePublishState();
  const detail = state.kind === 'failed' ? state.detail : null;
  const [count, setCount] = useState(PAGE);
  const { data, loading, error, refetch } = useQuery(BotVersionsDocument, {
    variables: { botId, first: count },
    fetchPolicy: 'network-only',
  });
  const versions = data?.bot?.versions;
  const failed = neverLive(data?.bot?.publications.nodes ?? []);
  if (versions === undefined) {
    return error === undefined ? (
      <Skeleton className="h-40" />
    ) : (
      <ErrorState failure={failureOf(error)} onRetry={() => void refetch()} />
    );
  }
  if (versions.nodes.length === 0)
    return <EmptyState icon={History} title={t('versions.none')} text={t('versions.noneText')} />;
  return (
    <>
      {publication?.status === 'FAILED' ? (
        <p role="alert" className="mb-3 rounded-control bg-bad-soft px-3 py-2 text-bad">
          {t('publish.failedNow', { version: publication.version?.number ?? 0 })}
          {detail === null ? null : <span className="block wrap-anywhere">{detail}</span>}
        </p>
      ) : null}
      <ul className="divide-y divide-line rounded-control border border-line">
        {versions.nodes.map((version) => (
          <VersionLine key={version.id} version={version} isUnpublished={failed.has(version.id)} onDone={onDone} />
        ))}
      </ul>
      <Pagination
        shown={versions.nodes.length}
        total={versions.totalCount}
        hasMore={versions.pageInfo.hasNextPage}
        isLoading={loading}
        onMore={() => setCount(count + PAGE)}
      />
    </>
  );
}

/** One that was never live cannot go live again, only be copied. */
function VersionLine({
  version,
  isUnpublished,
  onDone,
}: {
  version: Version;
  isUnpublished: boolean;
  onDone: () => void;
}) {
  const t = useTranslations('bots');
  const { rollBack, restore } = usePublishActions();
  const run = useNotices(onDone);
  const [isAsking, setAsking] = useState(false);
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 px-3 py-2.5">
      <span className="w-10 font-semibold">{t('versions.number', { number: version.number })}</span>
      <span className="min-w-40 grow">
        <span className="block">{version.note === '' ? t(`versions.${version.action}`) : version.note}</span>
        <span className="block text-xs text-ink-2">
          {version.author?.name ?? t('somebody')} · <RelativeTime at={version.createdAt} />
        </span>
      </span>
      <StateOfVersion isLive={version.isLive} isUnpublished={isUnpublished} />
      {version.isLive || isUnpublished ? null : (
        <Button size="sm" icon={Undo2} onClick={() => setAsking(true)}>
          {t('versions.rollBack')}
        </Button>
      )}
      {isAsking ? (
        <RollBackDialog
          version={version}
          onClose={() => setAsking(false)}
          onConfirm={async (choice) =>
            run(rollBack(version.id, choice), t('versions.rolledBack', { number: version.number }))
          }
        />
      ) : null}
      <Button
        size="sm"
        variant="quiet"
        icon={RotateCcw}
        onClick={() => void run(restore(version.id), t('versions.restored', { number: version.number }))}
      >
        {t('versions.restore')}
      </Button>
    </li>
  );
}

/** Says how an action ended. */
function useNotices(onDone: () => void): (work: Promise<PublishResult>, done: string) => Promise<void> {
  const t = useTranslations('bots');
  return async (work, done) => {
    try {
      const answer = await work;
      if (!answer.isDone) return showFailure(answer.message);
      showDone(done);
      onDone();
    } catch {
      showFailure(t('publish.noAnswer'));
    }
  };
}

function StateOfVersion({ isLive, isUnpublished }: { isLive: boolean; isUnpublished: boolean }) {
  const t = useTranslations('bots.versions');
  if (isLive) {
    return (
      <Chip tone="ok" hasDot>
        {t('live')}
      </Chip>
    );
  }
  return isUnpublished ? <Chip tone="bad">{t('unpublished')}</Chip> : null;
}
