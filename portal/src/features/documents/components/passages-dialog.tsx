'use client';
import { useQuery } from '@apollo/client/react';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { failureOf } from '../../../apollo/index.js';
import { DocumentPassagesDocument, type DocumentPassagesQuery } from '../../../gql/graphql.js';
import { Button, Dialog, ErrorState, cn } from '../../../ui/index.js';
import { StepSkeleton, useBuilder } from '../../bots/index.js';

const perPage = 20;

type Content = NonNullable<NonNullable<DocumentPassagesQuery['bot']>['documentContent']>;
type Passages = NonNullable<Content['passages']>;

interface PassagesProps {
  contentId: string;
  /** Null for a file that only published versions use. */
  title: string | null;
  /** The passage to show first. */
  wanted: number;
  onClose: () => void;
}

/** The passages of a document, some at a time, from the one that a link names. */
export function PassagesDialog({ contentId, title, wanted, onClose }: PassagesProps) {
  const t = useTranslations('documents');
  const { botId } = useBuilder();
  const [from, setFrom] = useState(wanted - ((wanted - 1) % perPage));
  const { data, error, refetch } = useQuery(DocumentPassagesDocument, {
    variables: { botId, contentId, first: perPage, fromNumber: from },
  });
  const content = data?.bot?.documentContent ?? null;
  const isGone = data !== undefined && content === null;
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      width="lg"
      title={title ?? content?.fileName ?? t('passages')}
      {...(title === null && content !== null ? { description: t('ofVersion') } : {})}
    >
      {isGone ? <p className="text-ink-2">{t('gone')}</p> : null}
      {data === undefined && error === undefined ? <StepSkeleton label={t('loadingPassages')} /> : null}
      {error === undefined ? null : <ErrorState failure={failureOf(error)} onRetry={() => void refetch()} />}
      {content?.passages == null ? null : (
        <PassageList passages={content.passages} wanted={wanted} from={from} onTurn={setFrom} />
      )}
    </Dialog>
  );
}

interface ListProps {
  passages: Passages;
  wanted: number;
  from: number;
  onTurn: (from: number) => void;
}

function PassageList({ passages: { nodes, totalCount }, wanted, from, onTurn }: ListProps) {
  const t = useTranslations('documents');
  const marked = useRef<HTMLLIElement>(null);
  useEffect(() => {
    // Its result is no clean-up.
    marked.current?.scrollIntoView({ block: 'center' });
  }, []);
  const last = from + nodes.length - 1;
  return (
    <div className="flex flex-col gap-4">
      <ol className="flex flex-col gap-3">
        {nodes.map(({ number, heading, page, text }) => (
          <li
            key={number}
            ref={number === wanted ? marked : null}
            {...(number === wanted && wanted > 1 ? { 'aria-current': true } : {})}
            className={cn(
              'rounded-control border border-line p-3',
              number === wanted && wanted > 1 && 'border-accent bg-accent-soft',
            )}
          >
            <p className="flex flex-wrap gap-x-2 text-xs text-ink-2">
              <span>{t('number', { number })}</span>
              {page === null ? null : <span>{t('pageOf', { page })}</span>}
              {heading === '' ? null : <span className="font-semibold wrap-anywhere">{heading}</span>}
            </p>
            <p className="wrap-anywhere whitespace-pre-line">{text}</p>
          </li>
        ))}
      </ol>
      {totalCount === null || totalCount <= perPage ? null : (
        <nav aria-label={t('passages')} className="flex flex-wrap items-center justify-between gap-2">
          <Button size="sm" disabled={from <= 1} onClick={() => onTurn(Math.max(1, from - perPage))}>
            {t('before')}
          </Button>
          <span className="text-xs text-ink-2">{t('shown', { from, last, all: totalCount })}</span>
          <Button size="sm" disabled={last >= totalCount} onClick={() => onTurn(from + perPage)}>
            {t('after')}
          </Button>
        </nav>
      )}
    </div>
  );
}
