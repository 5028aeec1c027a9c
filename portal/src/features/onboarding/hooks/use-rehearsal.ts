'use client';
import { useQuery } from '@apollo/client/react';
import { parseDefinition, type BotDefinition } from '@tertulia/flow-engine';
import { useMemo, useState } from 'react';
import { WelcomeTemplateDocument } from '../../../gql/graphql.js';
import { useLanguage } from '../../../i18n/index.js';
import { beginRehearsal, choicesOf, choose, say, type Rehearsal } from '../model/rehearsal.js';

/** The bot of a template, talking. It begins anew with every other template, name or language. */
export function useRehearsal(templateId: string | null, name: string) {
  const { locale } = useLanguage();
  const {
    data,
    previousData,
    loading: isLoading,
  } = useQuery(WelcomeTemplateDocument, {
    variables: { templateId: templateId ?? '', locale },
    skip: templateId === null,
    fetchPolicy: 'cache-first',
  });
  const document = (data ?? previousData)?.botTemplate?.definition;
  const definition = useMemo(() => readDefinition(document), [document]);
  const first = useMemo(
    () => (definition === null ? null : beginRehearsal(definition, { name, locale, now: new Date() })),
    [definition, name, locale],
  );
  const [gone, setGone] = useState<{ from: Rehearsal; to: Rehearsal } | null>(null);
  const current = gone !== null && gone.from === first ? gone.to : first;
  const goTo = (next: Rehearsal): void => {
    if (first !== null) setGone({ from: first, to: next });
  };
  return {
    name: current?.definition.profile.name ?? '',
    lines: current?.lines ?? [],
    choices: current === null ? [] : choicesOf(current),
    isStale: isLoading,
    isReady: current !== null,
    choose: (id: string) => current !== null && goTo(choose(current, id, new Date())),
    say: (text: string) => current !== null && goTo(say(current, text, new Date())),
  };
}

function readDefinition(document: unknown): BotDefinition | null {
  if (document === undefined || document === null) return null;
  const parsed = parseDefinition(document);
  return parsed.ok ? parsed.definition : null;
}
