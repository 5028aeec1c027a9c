'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useLanguage } from '../../../i18n/index.js';
import type { Channel, VisitorDevice } from '../../../gql/graphql.js';
import { Field, Input, NativeSelect } from '../../../ui/index.js';
import { useDefinition } from '../../bots/index.js';
import type { SimulationView } from '../hooks/use-simulation.js';
import { instantOf } from '../model/pretended-time.js';

const channels: readonly Channel[] = ['SIMULATOR', 'WEB', 'WHATSAPP', 'TELEGRAM', 'API'];
const devices: readonly VisitorDevice[] = ['PHONE', 'TABLET', 'DESKTOP'];
const days = [1, 2, 3, 4, 5, 6, 7] as const;
/** A Monday. */
const aMonday = Date.UTC(2026, 0, 5);

/** On which channel, with which device and at what time the conversation pretends to take place; it goes on with what is chosen. */
export function SituationPanel({ view }: { view: SimulationView }) {
  const t = useTranslations('simulator.situation');
  return (
    <details className="border-b border-line px-4 py-1 text-xs">
      <summary className="cursor-pointer py-1.5 font-semibold text-ink-2 pointer-coarse:py-3">{t('title')}</summary>
      <div className="grid grid-cols-2 gap-2 pb-2">
        <Field label={t('channel')} className="col-span-2">
          <NativeSelect
            value={view.situation.channel}
            onChange={(event) => {
              const channel = channels.find((one) => one === event.target.value);
              if (channel !== undefined) view.pretend({ channel });
            }}
          >
            {channels.map((channel) => (
              <option key={channel} value={channel}>
                {t(`channels.${channel}`)}
              </option>
            ))}
          </NativeSelect>
        </Field>
        <Field label={t('device')} className="col-span-2">
          <NativeSelect
            value={view.situation.device ?? ''}
            onChange={(event) => {
              const device = devices.find((one) => one === event.target.value);
              if (device !== undefined) view.pretend({ device });
            }}
          >
            {view.situation.device === null ? <option value="">{t('noDevice')}</option> : null}
            {devices.map((device) => (
              <option key={device} value={device}>
                {t(`devices.${device}`)}
              </option>
            ))}
          </NativeSelect>
        </Field>
        <TimeFields view={view} />
      </div>
    </details>
  );
}

function TimeFields({ view }: { view: SimulationView }) {
  const t = useTranslations('simulator.situation');
  const { locale } = useLanguage();
  const { timeZone } = useDefinition().profile;
  const [weekday, setWeekday] = useState(0);
  const [time, setTime] = useState('12:00');
  const dayName = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  const pretend = (day: number, at: string): void => {
    setWeekday(day);
    setTime(at);
    view.pretend({ now: day === 0 ? null : instantOf({ weekday: day, time: at }, timeZone, new Date()) });
  };
  return (
    <>
      <Field label={t('day')}>
        <NativeSelect value={weekday} onChange={(event) => pretend(Number(event.target.value), time)}>
          <option value={0}>{t('realTime')}</option>
          {days.map((day) => (
            <option key={day} value={day}>
              {dayName.format(aMonday + (day - 1) * 86_400_000)}
            </option>
          ))}
        </NativeSelect>
      </Field>
      <Field label={t('time')}>
        <Input
          type="time"
          value={time}
          disabled={weekday === 0}
          onChange={(event) => pretend(weekday, event.target.value)}
        />
      </Field>
      <p className="col-span-2 text-ink-2">{t('hint', { zone: timeZone })}</p>
    </>
  );
}
