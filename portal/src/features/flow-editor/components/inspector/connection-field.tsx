'use client';
import { useTranslations } from 'use-intl';
import { useConnections, type UsableConnection } from '../../hooks/use-connections.js';
import { SelectField } from './field-parts.js';

/** Selects one of the bot's connections that the block can use. */
export function ConnectionField({
  value,
  canUse,
  onChange,
  none,
}: {
  value: string | null;
  canUse: (connection: UsableConnection) => boolean;
  onChange: (connectionId: string | null) => void;
  /** What no connection means. */
  none: string;
}) {
  const t = useTranslations('flow-editor');
  const { connections, isFailed } = useConnections();
  const offered = (connections ?? []).filter(canUse);
  const picked = offered.find((connection) => connection.id === value);
  const isUnknown = value !== null && picked === undefined;
  const state = picked?.state ?? 'CONNECTED';
  const hint = isFailed
    ? t('connection.unavailable')
    : state === 'CONNECTED'
      ? t(connections !== null && offered.length === 0 ? 'connection.empty' : 'connection.hint')
      : t(`connection.${state}`);
  return (
    <SelectField
      label={t('connection.label')}
      hint={hint}
      value={value ?? ''}
      options={[
        { value: '', label: none },
        ...offered.map(({ id, name, accountLabel }) => ({
          value: id,
          label: accountLabel === null ? name : `${name} · ${accountLabel}`,
        })),
        ...(isUnknown ? [{ value, label: t(connections === null ? 'connection.chosen' : 'connection.unknown') }] : []),
      ]}
      onChange={(id) => onChange(id === '' ? null : id)}
    />
  );
}
