'use client';
import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { failureOf } from '../../../apollo/index.js';
import { ApiKeysDocument, CreateApiKeyDocument, type KeyMode, type Scope } from '../../../gql/graphql.js';
import { endOf, type Lifetime } from '../model/key-state.js';
import { defaultScopes } from '../model/scopes.js';

/** The values of the form for a new key. */
export type KeyValues = { name: string; mode: KeyMode; scopes: readonly Scope[]; lifetime: Lifetime };

/** A created key; the key itself is available only in this response. */
export type CreatedKey = { name: string; key: string; scopes: readonly Scope[] };

/** The form of a new key. */
export type CreateKeyForm = {
  values: KeyValues;
  change: (part: Partial<KeyValues>) => void;
  nameError: string | null;
  scopesError: string | null;
  problem: string | null;
  isBusy: boolean;
  submit: () => void;
};

const initialValues: KeyValues = { name: '', mode: 'TEST', scopes: defaultScopes, lifetime: 'days90' };

/** State of the form for a new key; `submit` creates the key. */
export function useCreateKey(onCreated: (created: CreatedKey) => void): CreateKeyForm {
  const t = useTranslations('api-keys');
  const [values, setValues] = useState(initialValues);
  const [isTouched, setTouched] = useState(false);
  const [refusals, setRefusals] = useState<readonly { field: readonly string[] | null; message: string }[]>([]);
  const [create, { loading: isBusy }] = useMutation(CreateApiKeyDocument, { refetchQueries: [ApiKeysDocument] });
  const refusalAt = (name: string): string | null =>
    refusals.find(({ field }) => field?.at(-1) === name)?.message ?? null;
  const isNameless = values.name.trim() === '';
  const isScopeless = values.scopes.length === 0;

  const send = async (): Promise<void> => {
    const { name, mode, scopes, lifetime } = values;
    const input = { name: name.trim(), mode, scopes: [...scopes], expiresAt: endOf(lifetime, Date.now()) };
    try {
      const { data } = await create({ variables: { input } });
      const made = data?.createApiKey;
      setRefusals(made?.userErrors ?? []);
      if (made?.apiKey && made.key) onCreated({ name: made.apiKey.name, key: made.key, scopes: made.apiKey.scopes });
    } catch (error) {
      setRefusals([{ field: null, message: failureOf(error).message ?? t('failed') }]);
    }
  };
  const known = ['name', 'scopes'];
  return {
    values,
    change: (part) => setValues((current) => ({ ...current, ...part })),
    nameError: isTouched && isNameless ? t('form.nameMissing') : refusalAt('name'),
    scopesError: isTouched && isScopeless ? t('form.scopesMissing') : refusalAt('scopes'),
    problem: refusals.find(({ field }) => !known.includes(field?.at(-1) ?? ''))?.message ?? null,
    isBusy,
    submit: () => {
      setTouched(true);
      if (!isNameless && !isScopeless) void send();
    },
  };
}
