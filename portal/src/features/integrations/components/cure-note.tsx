'use client';
import { KeyRound, RotateCw } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useLanguage } from '../../../i18n/language-provider.js';
import { Button, ButtonLink, cn, RelativeTime } from '../../../ui/index.js';
import { usePermission } from '../../identity/index.js';
import { useReauthorize } from '../hooks/use-provider-visit.js';
import { cureOf, type ShownConnection } from '../model/connections.js';

const looks = {
  CONNECTED: '',
  ERROR: 'bg-warn-soft text-warn',
  REAUTHORIZE: 'bg-bad-soft text-bad',
  SUSPENDED: 'bg-neutral text-ink-2',
} as const;

/** Why a connection does not work and who must do what, with the action that cures it. Nothing while it works. */
export function CureNote({
  connection,
  auth,
  mayChange,
  onNewSecret,
}: {
  connection: ShownConnection;
  auth: string | null;
  mayChange: boolean;
  /** Where a new secret can be typed: an action on this page, or the address of the page that has it. */
  onNewSecret: (() => void) | string;
}) {
  const t = useTranslations('integrations.cure');
  const { locale } = useLanguage();
  if (connection.state === 'CONNECTED') return null;
  const cure = cureOf(connection, auth);
  const isHelpless = (cure === 'reauthorize' || cure === 'newSecret') && !mayChange;
  return (
    <div
      className={cn(
        'flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-control px-3 py-2',
        looks[connection.state],
      )}
    >
      <p className="min-w-0 flex-1 basis-60 text-pretty">
        {connection.stateReason?.[locale] ?? t(`unknown.${connection.state}`)}
        {isHelpless ? ` ${t('askAdmin')}` : null}{' '}
        <span className="text-xs whitespace-nowrap">
          {t('since')} <RelativeTime at={connection.stateSince} />
        </span>
      </p>
      {isHelpless ? null : <CureAction connectionId={connection.id} cure={cure} onNewSecret={onNewSecret} />}
    </div>
  );
}

function CureAction({
  connectionId,
  cure,
  onNewSecret,
}: {
  connectionId: string;
  cure: ReturnType<typeof cureOf>;
  onNewSecret: (() => void) | string;
}) {
  const t = useTranslations('integrations.cure');
  const canSeePlans = usePermission('billing.read');
  const { isBusy, reauthorize } = useReauthorize(connectionId);
  switch (cure) {
    case 'reauthorize':
      return (
        <Button size="sm" icon={RotateCw} isLoading={isBusy} onClick={reauthorize}>
          {t('reauthorize')}
        </Button>
      );
    case 'newSecret':
      return typeof onNewSecret === 'string' ? (
        <ButtonLink size="sm" icon={KeyRound} href={onNewSecret}>
          {t('newSecret')}
        </ButtonLink>
      ) : (
        <Button size="sm" icon={KeyRound} onClick={onNewSecret}>
          {t('newSecret')}
        </Button>
      );
    case 'plan':
      return canSeePlans ? (
        <ButtonLink size="sm" href="/plan">
          {t('plan')}
        </ButtonLink>
      ) : null;
    case null:
      return null;
  }
}
