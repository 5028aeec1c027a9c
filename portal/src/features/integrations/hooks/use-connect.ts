'use client';
import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFormAction, type Refusal } from '../../../apollo/index.js';
import { ConnectionsDocument, CreateConnectionDocument, StartConnectionDocument } from '../../../gql/graphql.js';
import { useLanguage } from '../../../i18n/language-provider.js';
import { useViewer } from '../../identity/index.js';
import type { OfferedConnector } from '../model/catalog.js';
import {
  botIdsOf,
  controlOf,
  initialValues,
  lacksBots,
  missingFields,
  newFields,
  type BotLimit,
  type FieldValues,
} from '../model/connection-form.js';
import { leaveFor } from './use-provider-visit.js';

/** The form of a new connection. */
export type ConnectForm = {
  name: string;
  setName: (name: string) => void;
  limit: BotLimit;
  setLimit: (limit: BotLimit) => void;
  values: FieldValues;
  change: (field: string, value: string) => void;
  errors: { name: string | null; bots: string | null; fields: Readonly<Record<string, string>>; whole: string | null };
  isBusy: boolean;
  submit: () => void;
};

/** State of the form that connects `connector`: by its fields, or by signing in at the provider. */
export function useConnect(connector: OfferedConnector, onConnected: (id: string) => void): ConnectForm {
  const t = useTranslations('integrations');
  const { locale } = useLanguage();
  const isManager = useViewer().role === 'BOT_MANAGER';
  const [name, setName] = useState(connector.names[locale]);
  const [limit, setLimit] = useState<BotLimit>({ isLimited: isManager, botIds: [] });
  const [values, setValues] = useState(() => initialValues(connector.fields));
  const [isTouched, setTouched] = useState(false);
  const [isLeaving, setLeaving] = useState(false);
  const fields = newFields(connector.fields, values);
  const { problems, isBusy, run } = useFormAction({
    controlOf: (path) => controlOf(path, fields),
    failed: t('failed'),
  });
  const basics = { connector: connector.name, name: name.trim(), botIds: botIdsOf(limit) };
  const send = useSend({ connector, onConnected, onLeaving: () => setLeaving(true) });
  const missing = connector.auth === 'OAUTH' ? [] : missingFields(connector.fields, values);
  const isNameless = basics.name === '';
  const missingErrors = isTouched ? missing.map((field) => [field, t('form.missing')] as const) : [];
  const refused = Object.entries(problems.fields).flatMap(([key, message]) =>
    key.startsWith('field ') ? [[key.slice('field '.length), message] as const] : [],
  );
  return {
    name,
    setName,
    limit,
    setLimit,
    values,
    change: (field, value) => setValues((current) => ({ ...current, [field]: value })),
    errors: {
      name: isTouched && isNameless ? t('form.nameMissing') : (problems.fields['name'] ?? null),
      bots: isTouched && lacksBots(limit) ? t('bots.missing') : (problems.fields['botIds'] ?? null),
      fields: Object.fromEntries([...refused, ...missingErrors]),
      whole: problems.whole,
    },
    isBusy: isBusy || isLeaving,
    submit: () => {
      setTouched(true);
      if (!isNameless && !lacksBots(limit) && missing.length === 0) void run(() => send(basics, fields));
    },
  };
}

type Basics = { connector: string; name: string; botIds: string[] };

function useSend({
  connector,
  onConnected,
  onLeaving,
}: {
  connector: OfferedConnector;
  onConnected: (id: string) => void;
  onLeaving: () => void;
}): (basics: Basics, fields: { name: string; value: string }[]) => Promise<readonly Refusal[]> {
  const [start] = useMutation(StartConnectionDocument);
  const [create] = useMutation(CreateConnectionDocument, { refetchQueries: [ConnectionsDocument] });
  return async (basics, fields) => {
    if (connector.auth === 'OAUTH') {
      const { data } = await start({ variables: { input: basics } });
      const url = data?.startConnection.authorizationUrl ?? null;
      if (url !== null) {
        onLeaving();
        leaveFor(url);
      }
      return data?.startConnection.userErrors ?? [];
    }
    const { data } = await create({ variables: { input: { ...basics, fields } } });
    const made = data?.createConnection.connection ?? null;
    if (made !== null) onConnected(made.id);
    return data?.createConnection.userErrors ?? [];
  };
}
