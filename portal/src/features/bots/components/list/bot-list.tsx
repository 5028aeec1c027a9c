'use client';
import { useQuery, useSubscription } from '@apollo/client/react';
import { Bot as BotIcon, Plus } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { useTranslations } from 'use-intl';
import { failureOf, useRefetchOnReconnect } from '../../../../apollo/index.js';
import { BotListDocument, BotListLiveDocument } from '../../../../gql/graphql.js';
import { Button, EmptyState, ErrorState, PageHeader, Pagination, SearchInput, Skeleton } from '../../../../ui/index.js';
import { usePermission } from '../../../identity/index.js';
import { BotCard } from './bot-card.js';
import { CreateDialog } from './create-dialog.js';

const PAGE = 24;

/** Every bot of the organization with its state, its live counts and the actions on it. */
export function BotList() {
  const t = useTranslations('bots');
  const mayCreate = usePermission('bots.create');
  const [isCreating, setCreating] = useState(false);
  const [wanted, setWanted] = useState('');
  return (
    <div className="flex flex-col gap-4">
      <PageHeader title={t('list.title')} action={mayCreate ? <NewButton onPress={() => setCreating(true)} /> : null} />
      <SearchInput
        className="sm:max-w-80"
        aria-label={t('list.search')}
        placeholder={t('list.search')}
        clearLabel={t('list.clear')}
        value={wanted}
        onValueChange={setWanted}
      />
      <Cards wanted={useDeferredValue(wanted.trim())} onCreate={() => setCreating(true)} />
      <CreateDialog isOpen={isCreating} onClose={() => setCreating(false)} />
    </div>
  );
}

function Cards({ wanted, onCreate }: { wanted: string; onCreate: () => void }) {
  const t = useTranslations('bots');
  const hasDraft = usePermission('bots.readDraft');
  const filter = wanted === '' ? null : { search: wanted };
  const { data, previousData, loading, error, fetchMore, refetch } = useQuery(BotListDocument, {
    variables: { first: PAGE, filter, hasDraft },
  });
  useSubscription(BotListLiveDocument);
  useRefetchOnReconnect(() => void refetch());
  const bots = (data ?? previousData)?.organization?.bots;
  if (bots == null) {
    if (error !== undefined) return <ErrorState failure={failureOf(error)} onRetry={() => void refetch()} />;
    return <CardSkeletons />;
  }
  if (bots.nodes.length === 0 && wanted !== '')
    return <EmptyState icon={BotIcon} title={t('list.noHit')} text={t('list.noHitText')} />;
  if (bots.nodes.length === 0) return <NoBots onCreate={onCreate} />;
  return (
    <>
      <ul className={`grid grid-cols-1 gap-4 sm:grid-cols-2 xl:grid-cols-3 ${data === undefined ? 'opacity-60' : ''}`}>
        {bots.nodes.map((bot) => (
          <BotCard key={bot.id} bot={bot} onChanged={() => void refetch()} />
        ))}
      </ul>
      <Pagination
        shown={bots.nodes.length}
        total={bots.totalCount}
        hasMore={bots.pageInfo.hasNextPage}
        isLoading={loading}
        onMore={() => void fetchMore({ variables: { after: bots.pageInfo.endCursor } })}
      />
    </>
  );
}

function NewButton({ onPress }: { onPress: () => void }) {
  const t = useTranslations('bots');
  return (
    <Button variant="primary" icon={Plus} onClick={onPress}>
      {t('list.new')}
    </Button>
  );
}

function NoBots({ onCreate }: { onCreate: () => void }) {
  const t = useTranslations('bots');
  const mayCreate = usePermission('bots.create');
  return (
    <EmptyState
      icon={BotIcon}
      title={t('list.none')}
      text={t(mayCreate ? 'list.noneText' : 'list.noneForYou')}
      action={mayCreate ? <NewButton onPress={onCreate} /> : null}
    />
  );
}

function CardSkeletons() {
  return (
    <div aria-busy className="grid grid-cols-1 gap-4 sm:grid-cols-2 xl:grid-cols-3">
      {['a', 'b', 'c'].map((key) => (
        <Skeleton key={key} className="h-36" />
      ))}
    </div>
  );
}
