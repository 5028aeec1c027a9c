'use client';
import { useQuery } from '@apollo/client/react';
import { ArrowLeft, SearchX } from 'lucide-react';
import { useRouter, useSearchParams } from 'next/navigation';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { CountedBotsDocument, type CountedListFragment } from '../../../gql/graphql.js';
import { useFormats, useLanguage } from '../../../i18n/index.js';
import {
  EmptyState,
  ErrorState,
  Link,
  MultiSelect,
  PageHeader,
  PageTitle,
  Pagination,
  Panel,
  Skeleton,
  useNow,
  UnreadNote,
} from '../../../ui/index.js';
import { ConversationRow } from '../../conversations/index.js';
import { Requires, useViewer } from '../../identity/index.js';
import { OnlyChips, everything } from '../../metric-filter/index.js';
import { useCountedOfMember } from '../hooks/use-counted-of-member.js';
import { useCounted, type Counted, type CountedFigure } from '../hooks/use-counted.js';
import { countedAddress, readCounted, type CountedView } from '../model/counted.js';

/** The conversations that a metric of the home screen counts; the metric, its days and the bot are in the address. */
export function CountedPage() {
  return (
    <Requires action="conversations.read">
      <Behind />
    </Requires>
  );
}

type View = Required<CountedView>;

function Behind() {
  const { timeZone } = useViewer().organization;
  const view = readCounted(new URLSearchParams(useSearchParams().toString()), useNow(), timeZone);
  const { metric } = view;
  return metric === 'team' ? <OfPerson view={view} /> : <OfMetric view={{ ...view, metric }} />;
}

function OfPerson({ view }: { view: View }) {
  const t = useTranslations('dashboard.counted');
  const counted = useCountedOfMember(view);
  return <Listed view={view} title={counted.name ?? t('somebody')} text={t('ofPerson')} counted={counted} />;
}

function OfMetric({ view }: { view: View & Parameters<typeof useCounted>[0] }) {
  const t = useTranslations('dashboard');
  const { locale } = useLanguage();
  const counted = useCounted(view);
  if (view.group !== null)
    return <Listed view={view} title={t(`counted.groups.${view.group}`)} text={undefined} counted={counted} />;
  return (
    <Listed view={view} title={t(`number.${view.metric}`)} text={counted.definition?.[locale]} counted={counted}>
      <Figure figure={counted.figure} />
    </Listed>
  );
}

type ListedProps = {
  view: View;
  title: string;
  text: string | undefined;
  counted: CountedPages;
  children?: ReactNode;
};

function Listed({ view, title, text, counted, children }: ListedProps) {
  const t = useTranslations('dashboard');
  return (
    <>
      <PageTitle page={title} />
      <div className="flex flex-col gap-2">
        <Link
          href={view.back}
          className="flex w-fit items-center gap-1.5 text-ink-2 hover:underline pointer-coarse:min-h-11"
        >
          <ArrowLeft aria-hidden className="size-4" />
          {t(view.back === '/' ? 'counted.back' : 'counted.backToReport')}
        </Link>
        <PageHeader title={title} text={text} action={<Scope view={view} />} />
        {children}
      </div>
      <Panel className="overflow-hidden p-0">
        <List counted={counted} />
      </Panel>
    </>
  );
}

/** The value of the metric, as on the card that leads here. Its place is kept until it is known. */
function Figure({ figure }: { figure: CountedFigure | null }) {
  const t = useTranslations('dashboard');
  const { number, percent, duration } = useFormats();
  const shown = { share: percent, number, time: duration };
  return (
    <p className="flex min-h-9 flex-wrap items-baseline gap-x-2 text-ink-2">
      {figure === null ? null : (
        <>
          <span className="font-display text-xl font-[620] tracking-tight text-ink">
            {shown[figure.kind](figure.value)}
          </span>
          {figure.kind === 'share'
            ? t('number.resolutionOf', { part: number(figure.part), whole: number(figure.whole) })
            : null}
        </>
      )}
    </p>
  );
}

/** The days, and the bot, which can be changed. */
function Scope({ view }: { view: CountedView }) {
  const t = useTranslations('dashboard.perDay');
  const router = useRouter();
  const { shortDate } = useFormats();
  const { data, error, refetch } = useQuery(CountedBotsDocument);
  const bots = data?.organization?.bots?.nodes ?? [];
  const { from, to } = view.days;
  const show = (part: Partial<CountedView>): void =>
    router.replace(countedAddress({ ...view, ...part }), { scroll: false });
  const { only = everything } = view;
  return (
    <div className="flex flex-wrap items-center gap-3 text-ink-2">
      <span>{from === to ? shortDate(from) : `${shortDate(from)} – ${shortDate(to)}`}</span>
      {bots.length < 2 && view.botIds.length === 0 ? null : (
        <MultiSelect
          label={t('bot')}
          allLabel={t('allBots')}
          options={bots.map(({ id, name }) => ({ value: id, label: name }))}
          values={view.botIds}
          onChange={(botIds) => show({ botIds, only: { ...only, versionIds: [] } })}
        />
      )}
      <UnreadNote isFailed={error !== undefined} lists={{ bots: data?.organization?.bots }} onRetry={refetch} />
      <OnlyChips only={only} onChange={(next) => show({ only: next })} />
    </div>
  );
}

type CountedPages = Pick<Counted, 'list' | 'failure' | 'isLoadingMore' | 'loadMore' | 'retry'>;

function List({ counted }: { counted: CountedPages }) {
  const t = useTranslations('dashboard.counted');
  const { list, failure, isLoadingMore, loadMore, retry } = counted;
  if (list === null) return failure === null ? <RowSkeletons /> : <ErrorState failure={failure} onRetry={retry} />;
  if (list.nodes.length === 0) return <EmptyState icon={SearchX} title={t('emptyTitle')} text={t('emptyText')} />;
  return (
    <>
      <ul>
        {list.nodes.map((node) => (
          <li key={node.id} className="border-b border-line">
            <Row node={node} />
          </li>
        ))}
      </ul>
      <div className="px-3">
        <Pagination
          shown={list.nodes.length}
          total={list.totalCount}
          hasMore={list.pageInfo.hasNextPage}
          isLoading={isLoadingMore}
          onMore={loadMore}
        />
      </div>
    </>
  );
}

function Row({ node }: { node: CountedListFragment['nodes'][number] }) {
  const t = useTranslations('dashboard.counted');
  const { exact } = useFormats();
  const { id, startedAt, conversation } = node;
  if (conversation === null) return <p className="p-3 text-ink-2">{t('gone', { time: exact(startedAt) })}</p>;
  return (
    <ConversationRow
      conversation={conversation}
      isOpen={false}
      href={`/conversations/${encodeURIComponent(id)}?tab=all`}
    />
  );
}

function RowSkeletons() {
  const t = useTranslations('dashboard.counted');
  return (
    <div role="status" aria-label={t('loading')}>
      {[0, 1, 2, 3, 4, 5].map((row) => (
        <div key={row} className="flex flex-col gap-2 border-b border-line p-3">
          <Skeleton className="h-4 w-2/5" />
          <Skeleton className="h-4" />
          <Skeleton className="h-5 w-28 rounded-full" />
        </div>
      ))}
    </div>
  );
}
