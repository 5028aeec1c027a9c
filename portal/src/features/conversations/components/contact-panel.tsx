'use client';
import { Eye, EyeOff, Target } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { ThreadConversationFragment } from '../../../gql/graphql.js';
import { useFormats } from '../../../i18n/formats.js';
import { Button, Chip, Link } from '../../../ui/index.js';
import { useConversationWords } from '../hooks/use-conversation-words.js';
import { useInboxShared } from '../hooks/inbox-context.js';
import { filtersQuery } from '../model/filters.js';
import { masked, valueText } from '../model/personal-data.js';
import { variableLabel } from '../model/variable-label.js';

/** The visitor's details and replies, reached goals and earlier conversations. */
export function ContactPanel({
  conversation,
  hasName,
}: {
  conversation: ThreadConversationFragment;
  hasName: boolean;
}) {
  const { nameOf } = useConversationWords();
  const [isShown, setShown] = useState(false);
  return (
    <div className="flex flex-col gap-6">
      <section className="flex flex-col gap-3">
        {hasName ? <h2 className="wrap-anywhere">{nameOf(conversation)}</h2> : null}
        <Facts conversation={conversation} isShown={isShown} onShow={setShown} />
      </section>
      <Goals conversation={conversation} />
      <Before conversation={conversation} />
    </div>
  );
}

type Fact = { key: string; name: string; text: string; isPersonal: boolean };

function useFacts({ contact, locale, variables }: ThreadConversationFragment): Fact[] {
  const t = useTranslations('conversations.contact');
  const { date } = useFormats();
  const words = { yes: t('yes'), no: t('no') };
  const known: [name: string, value: string | null | undefined, isPersonal: boolean][] = [
    [t('phone'), contact?.phone, true],
    [t('email'), contact?.email, true],
    [t('language'), t(`languages.${contact?.locale ?? locale}`), false],
    [t('firstSeen'), contact === null ? null : date(contact.firstSeenAt), false],
  ];
  const ofContact = new Set([contact?.name, contact?.phone, contact?.email]);
  const asked = variables
    .map(({ name, value, isPersonalData }) => ({
      key: `variable ${name}`,
      name: variableLabel(name),
      text: valueText(value, words),
      isPersonal: isPersonalData,
    }))
    .filter(({ text }) => !ofContact.has(text));
  const all = [
    ...known.map(([name, text, isPersonal]) => ({ key: name, name, text: text ?? null, isPersonal })),
    ...asked,
  ];
  return all.flatMap((fact) => (fact.text === null ? [] : [{ ...fact, text: fact.text }]));
}

function Facts({
  conversation,
  isShown,
  onShow,
}: {
  conversation: ThreadConversationFragment;
  isShown: boolean;
  onShow: (isShown: boolean) => void;
}) {
  const t = useTranslations('conversations.contact');
  const facts = useFacts(conversation);
  return (
    <>
      <dl className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)] gap-x-3 gap-y-2">
        {facts.map(({ key, name, text, isPersonal }) => (
          <Pair key={key} name={name}>
            {isPersonal && !isShown ? masked(text) : text}
          </Pair>
        ))}
      </dl>
      {conversation.contact?.isVerified === false ? <p className="text-xs text-ink-2">{t('unverified')}</p> : null}
      {facts.some((fact) => fact.isPersonal) ? (
        <Button
          size="sm"
          variant="quiet"
          icon={isShown ? EyeOff : Eye}
          aria-pressed={isShown}
          onClick={() => onShow(!isShown)}
          className="-ml-2.5 self-start"
        >
          {t(isShown ? 'hide' : 'show')}
        </Button>
      ) : null}
    </>
  );
}

function Pair({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="wrap-anywhere text-ink-2">{name}</dt>
      <dd className="wrap-anywhere">{children}</dd>
    </>
  );
}

function Goals({ conversation }: { conversation: ThreadConversationFragment }) {
  const t = useTranslations('conversations.contact');
  const { money, time } = useFormats();
  if (conversation.goals.length === 0) return null;
  return (
    <section className="flex flex-col gap-3">
      <h2>{t('goals')}</h2>
      <ul className="flex flex-col gap-2">
        {conversation.goals.map((goal) => (
          <li key={`${goal.name} ${goal.at}`} className="flex items-center gap-2">
            <Chip tone="ok" icon={Target} className="min-w-0 shrink">
              <span className="truncate">{goal.name}</span>
            </Chip>
            {goal.amount === null ? null : <span className="font-semibold">{money(goal.amount)}</span>}
            <span className="ml-auto text-xs text-ink-2">{time(goal.at)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Before({ conversation }: { conversation: ThreadConversationFragment }) {
  const t = useTranslations('conversations.contact');
  const { shortDate } = useFormats();
  const { endOf } = useConversationWords();
  const { filters } = useInboxShared();
  const before = conversation.earlier;
  return (
    <section className="flex flex-col gap-3">
      <h2>{t('before')}</h2>
      {before.length === 0 ? <p className="text-ink-2">{t('firstTime')}</p> : null}
      <ul className="-mx-2 flex flex-col">
        {before.map((past) => (
          <li key={past.id}>
            <Link
              href={`/conversations/${encodeURIComponent(past.id)}${filtersQuery(filters)}`}
              className="grid min-h-9 grid-cols-[64px_minmax(0,1fr)] gap-2 rounded-control px-2 py-1.5 hover:bg-sunken"
            >
              <span className="text-ink-2">{shortDate(past.startedAt)}</span>
              <span className="min-w-0">
                <span className="block truncate">{past.firstWords ?? endOf(past.endReason)}</span>
                {past.goals.map((goal) => (
                  <Chip key={goal.name} tone="ok" className="mt-1 h-5 max-w-full px-2 text-[11px]">
                    <span className="truncate">{goal.name}</span>
                  </Chip>
                ))}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
