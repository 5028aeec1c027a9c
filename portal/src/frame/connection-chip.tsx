'use client';
import { useTranslations } from 'use-intl';
import { useConnection } from '../apollo/connection.js';
import { useFormats } from '../i18n/formats.js';
import { Chip } from '../ui/marks.js';
import type { Tone } from '../ui/tone.js';
import { useFloor } from './live-floor-context.js';
import { liveStateOf, type LiveState } from './live-state.js';

const tones: Record<LiveState['name'], Tone> = {
  idle: 'neutral',
  live: 'ok',
  reconnecting: 'warn',
  offline: 'bad',
  stale: 'warn',
};

/** Shows the state of the socket and whether what arrives over it is current. */
export function ConnectionChip() {
  const t = useTranslations('frame.connection');
  const { time } = useFormats();
  const { state } = useConnection();
  const { name, since } = liveStateOf(state, useFloor());
  const values = { time: since === null ? '' : time(since) };
  return (
    <Chip tone={tones[name]} hasDot role="status" aria-label={t(`${name}.full`, values)}>
      {name === 'stale' ? (
        <>
          <span className="max-sm:hidden">{t('stale.since', values)}</span>
          <span className="sm:hidden">{t('stale.short')}</span>
        </>
      ) : (
        t(`${name}.short`)
      )}
    </Chip>
  );
}
