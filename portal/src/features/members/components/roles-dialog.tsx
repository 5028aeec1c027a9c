'use client';
import { Check, Minus } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Dialog } from '../../../ui/index.js';
import { duties, memberRoles, reachOf, type Reach } from '../model/role-matrix.js';

/** What each role may do, in plain words. */
export function RolesDialog({ isOpen, onOpenChange }: { isOpen: boolean; onOpenChange: (isOpen: boolean) => void }) {
  const t = useTranslations('members');
  const role = useTranslations('identity.role');
  return (
    <Dialog isOpen={isOpen} onOpenChange={onOpenChange} title={t('roles.title')} width="lg">
      <div className="overflow-x-auto max-sm:-mx-3">
        <table className="w-full border-collapse text-left max-sm:text-xs">
          <thead>
            <tr className="border-b border-line">
              <th scope="col" className="px-1 py-2 text-xs font-semibold text-ink-2 sm:px-2">
                {t('roles.duty')}
              </th>
              {memberRoles.map((own) => (
                <th key={own} scope="col" className="p-1 text-center text-xs font-semibold sm:min-w-24 sm:p-2">
                  {role(own)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {duties.map((duty) => (
              <tr key={duty} className="border-b border-line last:border-b-0">
                <th scope="row" className="px-1 py-2 font-normal sm:px-2">
                  {t(`matrix.${duty}`)}
                </th>
                {memberRoles.map((own) => (
                  <td key={own} className="px-1 py-2 text-center sm:px-2">
                    <ReachMark reach={reachOf(duty, own)} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Dialog>
  );
}

function ReachMark({ reach }: { reach: Reach }) {
  const t = useTranslations('members.reach');
  switch (reach) {
    case 'all':
      return <Check role="img" aria-label={t('all')} className="mx-auto size-4 text-ok" />;
    case 'own':
      return <span className="text-xs font-semibold">{t('own')}</span>;
    case 'none':
      return <Minus role="img" aria-label={t('none')} className="mx-auto size-4 text-ink-2" />;
  }
}
