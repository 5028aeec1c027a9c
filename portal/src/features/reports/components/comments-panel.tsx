'use client';
import { MessageSquareQuote } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { failureOf, type Failure } from '../../../apollo/index.js';
import { useFormats } from '../../../i18n/index.js';
import type { ReportCommentPageFragment } from '../../../gql/graphql.js';
import { Chip, EmptyState, ErrorState, Link, Pagination, Panel } from '../../../ui/index.js';
import { useComments, type Comments } from '../hooks/use-comments.js';
import type { ShownComment } from '../model/comments.js';
import type { ReportFilter } from '../model/report-filter.js';

/** What visitors wrote about their ratings, the newest first. Each leads to its conversation. */
export function CommentsPanel({ first, filter }: { first: ReportCommentPageFragment; filter: ReportFilter }) {
  const t = useTranslations('reports.comments');
  return (
    <Panel>
      <h2>{t('title')}</h2>
      <p className="text-xs text-ink-2">{t('definition')}</p>
      <List found={useComments(first, filter)} />
    </Panel>
  );
}

/** Instead of comments that could not be read. */
export function CommentsFailed({ failure, onRetry }: { failure: Failure | null; onRetry: () => void }) {
  const t = useTranslations('reports.comments');
  return (
    <Panel aria-label={t('title')}>
      <ErrorState
        className="py-6"
        failure={failure ?? failureOf(undefined)}
        title={t('failedTitle')}
        text={t('failedText')}
        onRetry={onRetry}
      />
    </Panel>
  );
}

function List({ found }: { found: Comments }) {
  const t = useTranslations('reports.comments');
  if (found.total === 0)
    return <EmptyState icon={MessageSquareQuote} className="py-6" title={t('emptyTitle')} text={t('emptyText')} />;
  return (
    <>
      <ul className="mt-2">
        {found.comments.map((comment) => (
          <li key={comment.key} className="border-b border-line py-3">
            <Comment comment={comment} />
          </li>
        ))}
      </ul>
      <Pagination
        shown={found.shown}
        total={found.total}
        hasMore={found.hasMore}
        isLoading={found.isLoadingMore}
        onMore={found.loadMore}
      />
    </>
  );
}

function Comment({ comment: { scale, value, text, at, bot, conversationId } }: { comment: ShownComment }) {
  const t = useTranslations('reports.comments');
  const { exact } = useFormats();
  const isGood = scale === 'NPS' ? value >= 9 : value >= 4;
  const isBad = scale === 'NPS' ? value <= 6 : value <= 2;
  return (
    <div className="flex flex-col gap-1.5">
      <p className="text-pretty break-words whitespace-pre-line">{text}</p>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-ink-2">
        <Chip tone={isGood ? 'ok' : isBad ? 'bad' : 'neutral'}>{t(scale === 'NPS' ? 'nps' : 'stars', { value })}</Chip>
        <span>{bot ?? t('goneBot')}</span>
        <span>{exact(at)}</span>
        <Link
          href={`/conversations/${encodeURIComponent(conversationId)}?tab=all`}
          className="text-accent underline underline-offset-2 pointer-coarse:py-3"
        >
          {t('open')}
        </Link>
      </div>
    </div>
  );
}
