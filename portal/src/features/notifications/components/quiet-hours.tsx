'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { PreferencesFragment } from '../../../gql/graphql.js';
import { Field, Input, Panel, Switch } from '../../../ui/index.js';
import { useViewer } from '../../identity/index.js';
import { clockOf, minuteOf } from '../model/routes.js';
import type { Change } from './preferences-page.js';

/** From ten in the evening to seven in the morning. */
const night = { quietFrom: 1_320, quietTo: 420 };

/** Hours without mails, in the organization's zone unless the person has another. */
export function QuietHours({ preferences, change }: { preferences: PreferencesFragment; change: Change }) {
  const t = useTranslations('notifications.quiet');
  const { organization } = useViewer();
  const { quietFrom, quietTo, doesUrgentPass, timeZone } = preferences;
  const isOn = quietFrom !== null && quietTo !== null;
  return (
    <Panel aria-labelledby="quiet-title" className="flex flex-col gap-4">
      <div>
        <h2 id="quiet-title">{t('title')}</h2>
        <p className="text-pretty text-ink-2">{t('text', { zone: timeZone ?? organization.timeZone })}</p>
      </div>
      <Switch
        label={t('on')}
        isOn={isOn}
        onChange={(isWanted) => change(isWanted ? night : { quietFrom: null, quietTo: null })}
      />
      {isOn ? (
        <>
          <div className="grid max-w-100 grid-cols-2 gap-4">
            <Clock label={t('from')} minute={quietFrom} onChange={(minute) => change({ quietFrom: minute })} />
            <Clock label={t('to')} minute={quietTo} onChange={(minute) => change({ quietTo: minute })} />
          </div>
          <Switch
            label={t('urgent')}
            isOn={doesUrgentPass}
            onChange={(isWanted) => change({ doesUrgentPass: isWanted })}
          />
        </>
      ) : null}
    </Panel>
  );
}

/** Saved when the input is left, so that no half of a time is. */
function Clock({ label, minute, onChange }: { label: string; minute: number; onChange: (minute: number) => void }) {
  const [text, setText] = useState(() => clockOf(minute));
  const leave = (): void => {
    const next = minuteOf(text);
    if (next === null) setText(clockOf(minute));
    else if (next !== minute) onChange(next);
  };
  return (
    <Field label={label}>
      <Input type="time" value={text} onChange={(event) => setText(event.target.value)} onBlur={leave} />
    </Field>
  );
}
