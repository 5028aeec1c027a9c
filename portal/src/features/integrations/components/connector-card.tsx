'use client';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../../i18n/formats.js';
import { useLanguage } from '../../../i18n/language-provider.js';
import { Button, Chip, Link } from '../../../ui/index.js';
import { usePermission } from '../../identity/index.js';
import { availabilityOf, type OfferedConnector } from '../model/catalog.js';
import { ConnectorMark } from './connector-mark.js';

/** A connector: what it is good for, what it can do, and how to connect it or why that is not possible. */
export function ConnectorCard({
  connector,
  planName,
  onConnect,
}: {
  connector: OfferedConnector;
  planName: string;
  /** Absent for a role that may not connect. */
  onConnect?: () => void;
}) {
  const t = useTranslations('integrations.catalog');
  const { locale } = useLanguage();
  const { list } = useFormats();
  const name = connector.names[locale];
  const availability = availabilityOf(connector);
  return (
    <li className="flex flex-col gap-3 rounded-panel border border-line bg-surface p-4">
      <div className="flex items-start gap-3">
        <ConnectorMark category={connector.category} />
        <div className="min-w-0 flex-1">
          <h3 className="font-semibold wrap-anywhere">{name}</h3>
          <p className="text-pretty text-ink-2">{connector.summary[locale]}</p>
          {connector.actions.length === 0 ? null : (
            <p className="mt-1 text-xs text-ink-2">
              {t('actions', { actions: list(connector.actions.map((action) => action.names[locale])) })}
            </p>
          )}
        </div>
      </div>
      <div className="mt-auto flex flex-wrap items-center justify-between gap-2">
        <Availability connector={connector} planName={planName} />
        {availability === 'ready' && onConnect !== undefined ? (
          <Button aria-label={t('connectNamed', { name })} onClick={onConnect}>
            {t('connect')}
          </Button>
        ) : null}
      </div>
    </li>
  );
}

function Availability({ connector, planName }: { connector: OfferedConnector; planName: string }) {
  const t = useTranslations('integrations.catalog');
  const canSeePlans = usePermission('billing.read');
  switch (availabilityOf(connector)) {
    case 'notSetUp':
      return (
        <div className="flex flex-col items-start gap-1">
          <Chip>{t('notSetUp')}</Chip>
          <p className="text-xs text-pretty text-ink-2">{t('notSetUpText')}</p>
        </div>
      );
    case 'planTooSmall':
      return (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Chip tone="warn">{t('fromPlan', { plan: planName })}</Chip>
          {canSeePlans ? (
            <Link href="/plan" className="inline-flex min-h-6 items-center text-xs font-semibold text-accent underline">
              {t('seePlans')}
            </Link>
          ) : (
            <span className="text-xs text-ink-2">{t('askAdmin')}</span>
          )}
        </div>
      );
    case 'ready':
      return <span className="text-xs text-ink-2">{t('included')}</span>;
  }
}
