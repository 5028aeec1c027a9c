'use client';
import { useTranslations } from 'use-intl';
import type { Scope } from '../../../gql/graphql.js';
import { Checkbox } from '../../../ui/index.js';
import { scopeCode, scopes, withScope } from '../model/scopes.js';

/** The scopes of a key, in plain words and with their technical names. */
export function ScopeFields({
  chosen,
  onChange,
  error,
}: {
  chosen: readonly Scope[];
  onChange: (chosen: readonly Scope[]) => void;
  error: string | null;
}) {
  const t = useTranslations('api-keys');
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="mb-1.5 text-xs font-semibold">{t('form.scopes')}</legend>
      {scopes.map((scope) => (
        <Checkbox
          key={scope}
          label={t(`scopes.${scope}.long`)}
          hint={<code>{scopeCode(scope)}</code>}
          isChecked={chosen.includes(scope)}
          onChange={(isChosen) => onChange(withScope(chosen, scope, isChosen))}
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
