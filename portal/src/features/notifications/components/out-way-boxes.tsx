'use client';
import { useTranslations } from 'use-intl';
import type { AlertWay } from '../../../gql/graphql.js';
import { Checkbox, Link } from '../../../ui/index.js';
import type { TypedTimes } from '../model/outside-times.js';
import { outWays, useOutWays, type OutWay, type OutWays } from '../hooks/use-out-ways.js';

/** Whether a rule tells other systems, and what is missing where it cannot. */
export function OutWayBoxes({
  chosen,
  rhythm,
  onToggle,
}: {
  chosen: readonly AlertWay[];
  rhythm: TypedTimes['rhythm'];
  onToggle: (way: OutWay, isChecked: boolean) => void;
}) {
  const t = useTranslations('notifications');
  const known = useOutWays();
  return outWays.map((way) => {
    const isReady = known?.isReady(way, rhythm) ?? false;
    return (
      <div key={way}>
        <Checkbox
          label={t(`way.${way}`)}
          isChecked={chosen.includes(way)}
          isDisabled={!isReady && !chosen.includes(way)}
          onChange={(isChecked) => onToggle(way, isChecked)}
        />
        {known === null || isReady ? null : <Missing way={way} rhythm={rhythm} known={known} />}
      </div>
    );
  });
}

function Missing({ way, rhythm, known }: { way: OutWay; rhythm: TypedTimes['rhythm']; known: OutWays }) {
  const t = useTranslations('notifications.outWays');
  const link = (href: string, label: string) => (
    <Link href={href} className="underline">
      {label}
    </Link>
  );
  if (way === 'WEBHOOK') {
    return (
      <p className="pl-7 text-xs text-pretty text-ink-2">
        {t(rhythm === 'EACH' ? 'noWebhook' : 'noDigestWebhook')} {link('/integrations/webhooks', t('toWebhooks'))}
      </p>
    );
  }
  return (
    <p className="pl-7 text-xs text-pretty text-ink-2">
      {known.slackConnections.length > 0 ? (
        t('noChannel')
      ) : (
        <>
          {t('noSlack')} {link('/integrations/catalog', t('toSlack'))}
        </>
      )}
    </p>
  );
}
