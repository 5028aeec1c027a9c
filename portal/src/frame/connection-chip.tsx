'use client';
import { useTranslations } from 'use-intl';
import { useConnection, type ConnectionState } from '../apollo/connection.js';
import { Chip, type Tone } from '../ui/marks.js';

const tones: Record<ConnectionState, Tone> = { idle: 'neutral', live: 'ok', reconnecting: 'warn', offline: 'bad' };

/** Tells the truth about the socket. */
export function ConnectionChip() {
  const t = useTranslations('frame.connection');
  const { state } = useConnection();
  return (
    <Chip tone={tones[state]} hasDot role="status" aria-label={t(`${state}.full`)}>
      {t(`${state}.short`)}
    </Chip>
  );
}
