'use client';
import { useTranslations } from 'use-intl';
import type { EventType } from '../../../gql/graphql.js';
import { Button, Checkbox } from '../../../ui/index.js';
import { eventGroups, withEvent } from '../model/webhooks.js';

const everyEvent: readonly EventType[] = eventGroups.flatMap(({ events }) => [...events]);

/** The events of an endpoint, by what they are about. */
export function EventFields({
  chosen,
  error,
  onChange,
}: {
  chosen: readonly EventType[];
  error: string | null;
  onChange: (chosen: readonly EventType[]) => void;
}) {
  const t = useTranslations('webhooks');
  const hasAll = everyEvent.every((event) => chosen.includes(event));
  return (
    <fieldset className="flex flex-col gap-3">
      <div className="flex items-center justify-between gap-2">
        <legend className="float-left text-xs font-semibold">{t('form.events')}</legend>
        <Button size="sm" variant="quiet" onClick={() => onChange(hasAll ? [] : everyEvent)}>
          {hasAll ? t('form.noEvents') : t('form.allEvents')}
        </Button>
      </div>
      <div className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
        {eventGroups.map(({ about, events }) => (
          <div key={about} role="group" aria-label={t(`about.${about}`)} className="flex flex-col gap-1.5">
            <p aria-hidden className="text-xs text-ink-2">
              {t(`about.${about}`)}
            </p>
            {events.map((event) => (
              <Checkbox
                key={event}
                label={t(`events.${event}`)}
                isChecked={chosen.includes(event)}
                onChange={(isChosen) => onChange(withEvent(chosen, event, isChosen))}
              />
            ))}
          </div>
        ))}
      </div>
      {error === null ? null : (
        <p role="alert" className="text-xs text-bad">
          {error}
        </p>
      )}
    </fieldset>
  );
}
