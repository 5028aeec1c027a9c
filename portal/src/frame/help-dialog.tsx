'use client';
import { ListChecks } from 'lucide-react';
import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useViewer } from '../features/identity/index.js';
import { useSaveFirstSteps } from '../features/onboarding/index.js';
import { Button, Dialog, Key } from '../ui/index.js';
import { placesFor } from './destinations.js';

/** Shortcuts, and a button that shows the first steps again. */
export function HelpDialog({ isOpen, onOpenChange }: { isOpen: boolean; onOpenChange: (isOpen: boolean) => void }) {
  const t = useTranslations('frame');
  const { permissions, organization } = useViewer();
  const router = useRouter();
  const saveFirstSteps = useSaveFirstSteps();
  const hasSteps = permissions.includes('bots.create') && !organization.isDemo;
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      title={t('help.title')}
      {...(hasSteps
        ? {
            footer: (
              <Button
                icon={ListChecks}
                onClick={() => {
                  saveFirstSteps({ isPutAway: false });
                  onOpenChange(false);
                  router.push('/');
                }}
              >
                {t('help.checklist')}
              </Button>
            ),
          }
        : {})}
    >
      <div className="grid gap-6 sm:grid-cols-2">
        <Shortcuts title={t('help.everywhere')}>
          <Shortcut keys={['Ctrl', 'K']} text={t('palette.open')} />
          <Shortcut keys={['?']} text={t('help.open')} />
          <Shortcut keys={['Alt', 'J']} text={t('help.nextConversation')} />
          <Shortcut keys={['Alt', 'K']} text={t('help.previousConversation')} />
          <Shortcut keys={['Ctrl', 'E']} text={t('help.simulator')} />
        </Shortcuts>
        <Shortcuts title={t('help.goTo')}>
          {placesFor(permissions).map((place) => (
            <Shortcut key={place.name} keys={['G', place.letter.toUpperCase()]} text={t(`places.${place.name}`)} />
          ))}
        </Shortcuts>
      </div>
    </Dialog>
  );
}

function Shortcuts({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="mb-2 text-xs font-semibold text-ink-2">{title}</h3>
      <dl className="flex flex-col gap-2">{children}</dl>
    </section>
  );
}

function Shortcut({ keys, text }: { keys: readonly string[]; text: string }) {
  return (
    <div className="flex items-center justify-between gap-4">
      <dt>{text}</dt>
      <dd className="flex gap-1">
        {keys.map((key) => (
          <Key key={key}>{key}</Key>
        ))}
      </dd>
    </div>
  );
}
