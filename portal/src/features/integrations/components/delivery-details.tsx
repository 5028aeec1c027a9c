'use client';
import { useQuery } from '@apollo/client/react';
import { RotateCw } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { failureOf } from '../../../apollo/index.js';
import { WebhookDeliveryBodyDocument } from '../../../gql/graphql.js';
import { useFormats } from '../../../i18n/formats.js';
import { Button, Chip, ErrorState, RelativeTime, Skeleton } from '../../../ui/index.js';
import { useResend } from '../hooks/use-webhook-actions.js';
import { failureOfAttempt, isAccepted, type ShownAttempt, type ShownDelivery } from '../model/deliveries.js';
import { CodeLines, CodePart } from './code-lines.js';
import { Fact } from './fact.js';

/** The attempts of a delivery with their responses, and the body that was sent. */
export function DeliveryDetails({ delivery, canResend }: { delivery: ShownDelivery; canResend: boolean }) {
  const t = useTranslations('webhooks.delivery');
  return (
    <>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-xs">
        <Fact name="webhook-id">
          <code className="select-all">{delivery.id}</code>
        </Fact>
        <Fact name={t('occurred')}>
          <RelativeTime at={delivery.occurredAt} />
        </Fact>
      </dl>
      <div className="grid gap-4 lg:grid-cols-2">
        <Attempts attempts={delivery.attempts} />
        <Body deliveryId={delivery.id} />
      </div>
      {canResend ? <ResendButton deliveryId={delivery.id} /> : null}
    </>
  );
}

function ResendButton({ deliveryId }: { deliveryId: string }) {
  const t = useTranslations('webhooks.resend');
  const { isBusy, resend } = useResend(deliveryId);
  return (
    <Button size="sm" icon={RotateCw} isLoading={isBusy} className="self-start" onClick={resend}>
      {t('action')}
    </Button>
  );
}

function Attempts({ attempts }: { attempts: readonly ShownAttempt[] }) {
  const t = useTranslations('webhooks.delivery');
  return (
    <section className="flex min-w-0 flex-col gap-1">
      <h3 className="flex min-h-7 items-center text-xs font-semibold">{t('attempts')}</h3>
      {attempts.length === 0 ? <p className="text-xs text-ink-2">{t('noAttempts')}</p> : null}
      <ol className="flex flex-col gap-3">
        {attempts.map((attempt) => (
          <Attempt key={attempt.number} attempt={attempt} />
        ))}
      </ol>
    </section>
  );
}

function Attempt({ attempt }: { attempt: ShownAttempt }) {
  const t = useTranslations('webhooks');
  const { exact, duration } = useFormats();
  const why = failureOfAttempt(attempt);
  return (
    <li className="flex flex-col gap-1">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-ink-2">
        <Chip tone={isAccepted(attempt) ? 'ok' : 'bad'} className="h-5 px-2 text-[11px]">
          {attempt.status === null ? t('delivery.noResponse') : `HTTP ${attempt.status}`}
        </Chip>
        <time dateTime={attempt.at}>{exact(attempt.at)}</time>
        <span className="whitespace-nowrap">{duration(attempt.durationMs)}</span>
      </p>
      {why === null ? null : <p className="text-xs text-pretty">{t(`failureTexts.${why}`)}</p>}
      {attempt.response === '' ? null : (
        <CodeLines label={t('delivery.response', { number: attempt.number })} text={attempt.response} />
      )}
    </li>
  );
}

function Body({ deliveryId }: { deliveryId: string }) {
  const t = useTranslations('webhooks.delivery');
  const { data, error, refetch } = useQuery(WebhookDeliveryBodyDocument, { variables: { id: deliveryId } });
  const body = data?.webhookDelivery?.body;
  const retry = () => void refetch().catch(() => undefined);
  if (body !== undefined) return <CodePart title={t('body')} copyLabel={t('copyBody')} text={body} />;
  return error === undefined ? (
    <Skeleton className="h-24" />
  ) : (
    <ErrorState failure={failureOf(error)} onRetry={retry} />
  );
}
