'use client';
import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { lastPartAmong, useFormAction } from '../../../apollo/index.js';
import { CreateInboundSourceDocument, InboundSourcesDocument } from '../../../gql/graphql.js';
import type { OwnScheme, ShownSource } from '../model/sources.js';

/** A new source, and its secret where the platform made it: it is known only now. */
export type MadeSource = { source: ShownSource; secret: string | null };

type Values = { name: string; scheme: OwnScheme; header: string; secret: string };

const empty: Values = { name: '', scheme: 'STANDARD_WEBHOOKS', header: '', secret: '' };

/** The form of a new source. What is typed stays when the server refuses it or is not reached. */
export function useSourceForm(onMade: (made: MadeSource) => void) {
  const t = useTranslations('sources');
  const [values, setValues] = useState(empty);
  const [isTouched, setTouched] = useState(false);
  const [create] = useMutation(CreateInboundSourceDocument, { refetchQueries: [InboundSourcesDocument] });
  const { problems, isBusy, run } = useFormAction({
    controlOf: lastPartAmong(['name', 'scheme', 'header', 'secret']),
    failed: t('failed'),
  });
  const name = values.name.trim();
  const send = async () => {
    const { data } = await create({ variables: { input: inputOf({ ...values, name }) } });
    const made = data?.createInboundSource;
    if (made?.inboundSource != null) onMade({ source: made.inboundSource, secret: made.secret });
    return made?.userErrors ?? [];
  };
  return {
    values,
    change: (changed: Partial<Values>) => setValues((current) => ({ ...current, ...changed })),
    errorOf: (control: keyof Values): string | null =>
      isTouched && control === 'name' && name === '' ? t('form.nameMissing') : (problems.fields[control] ?? null),
    problem: problems.whole,
    isBusy,
    submit: () => {
      setTouched(true);
      if (name !== '') void run(send);
    },
  };
}

/** An empty header or secret is left to the server, which has one. */
function inputOf({ name, scheme, header, secret }: Values) {
  const sent = { header: scheme === 'HMAC_SHA256' ? header.trim() : '', secret: secret.trim() };
  const given = Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== ''));
  return { name, scheme, ...given };
}
