'use client';
import { useQuery } from '@apollo/client/react';
import { useTranslations } from 'use-intl';
import { failureOf } from '../../../apollo/index.js';
import { TeamBotsDocument } from '../../../gql/graphql.js';
import { Checkbox, ErrorState, RadioTiles, Skeleton } from '../../../ui/index.js';
import { withBot, type Grant } from '../model/grant.js';
import { memberRoles } from '../model/role-matrix.js';

/** The role in plain words and, for the role that is limited to bots, the bots. */
export function GrantFields({
  grant,
  onChange,
  botsError,
}: {
  grant: Grant;
  onChange: (grant: Grant) => void;
  botsError: string | null;
}) {
  const t = useTranslations('members');
  const role = useTranslations('identity.role');
  return (
    <>
      <div className="flex flex-col gap-1">
        <span aria-hidden className="text-xs font-semibold">
          {t('role.label')}
        </span>
        <RadioTiles
          label={t('role.label')}
          value={grant.role}
          onValueChange={(next) => onChange({ ...grant, role: next })}
          tiles={memberRoles.map((own) => ({ value: own, label: role(own), hint: t(`roleHints.${own}`) }))}
          className="gap-2 [&>button]:p-3"
        />
      </div>
      {grant.role === 'BOT_MANAGER' ? <BotChoice grant={grant} onChange={onChange} error={botsError} /> : null}
    </>
  );
}

function BotChoice({
  grant,
  onChange,
  error,
}: {
  grant: Grant;
  onChange: (grant: Grant) => void;
  error: string | null;
}) {
  const t = useTranslations('members.bots');
  const { data, error: failure, refetch } = useQuery(TeamBotsDocument);
  const bots = data?.organization?.bots?.nodes;
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="mb-1 text-xs font-semibold">{t('label')}</legend>
      {bots === undefined && failure === undefined ? <Skeleton className="h-12" /> : null}
      {bots === undefined && failure !== undefined ? (
        <ErrorState
          className="py-4"
          failure={failureOf(failure)}
          onRetry={() => void refetch().catch(() => undefined)}
        />
      ) : null}
      {bots?.length === 0 ? <p className="text-ink-2">{t('none')}</p> : null}
      {bots?.map(({ id, name }) => (
        <Checkbox
          key={id}
          label={name}
          isChecked={grant.botIds.includes(id)}
          onChange={(isChosen) => onChange({ ...grant, botIds: withBot(grant.botIds, id, isChosen) })}
        />
      ))}
      {error === null ? null : (
        <p role="alert" className="text-xs text-bad">
          {error}
        </p>
      )}
    </fieldset>
  );
}
