'use client';
import { Blocks, Send, Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useLanguage } from '../../../i18n/language-provider.js';
import { Button, Chip, ConfirmDialog, PageHeader } from '../../../ui/index.js';
import { Requires } from '../../identity/index.js';
import { useConnectorEditor } from '../hooks/use-connector-editor.js';
import { useOwnConnector } from '../hooks/use-own-connector.js';
import { connectorAddress, connectorTones, type OwnConnector } from '../model/own-connectors.js';
import { DeleteConnectorDialog } from './delete-connector-dialog.js';
import { DetailsFrame } from './details-frame.js';
import { ManifestEditor } from './manifest-editor.js';
import { TryConnector } from './try-connector.js';

/** The editor of a connector of the organization; `id` is null for a new one. */
export function ConnectorPage({ id }: { id: string | null }) {
  return (
    <Requires action="connectors.manage">
      <ConnectorScreen id={id} />
    </Requires>
  );
}

function ConnectorScreen({ id }: { id: string | null }) {
  const t = useTranslations('connectors');
  const texts = {
    ...{ list: t('title'), back: t('page.back'), loading: t('page.loading') },
    ...{ missing: t('page.missing'), missingText: t('page.missingText') },
  };
  return (
    <DetailsFrame listPath="/integrations/connectors" icon={Blocks} texts={texts} view={useOwnConnector(id)}>
      {({ connector }) => <Editor connector={connector} />}
    </DetailsFrame>
  );
}

function Editor({ connector }: { connector: OwnConnector | null }) {
  const t = useTranslations('connectors');
  const { locale } = useLanguage();
  const router = useRouter();
  const editor = useConnectorEditor(connector, (saved) => {
    if (connector === null) router.push(connectorAddress(saved));
  });
  const save = (
    <Button variant="primary" isLoading={editor.isBusy} disabled={!editor.isChanged} onClick={editor.save}>
      {t('editor.save')}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={connector?.names[locale] ?? t('create')}
        text={connector === null ? t('editor.newText') : <StateLine connector={connector} />}
        action={save}
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <ManifestEditor text={editor.text} mistakes={editor.mistakes} onChange={editor.setText} />
        <TryConnector manifest={editor.text} onMistakes={editor.setMistakes} />
      </div>
      {connector === null ? null : (
        <Settings connector={connector} isChanged={editor.isChanged} onSubmit={editor.submit} />
      )}
    </>
  );
}

function StateLine({ connector: { state, version, reason } }: { connector: OwnConnector }) {
  const t = useTranslations('connectors');
  return (
    <span className="flex flex-wrap items-center gap-2">
      <Chip tone={connectorTones[state]} hasDot>
        {t(`states.${state}`)}
      </Chip>
      <span>{t('version', { version })}</span>
      {reason === null ? null : <span className="wrap-anywhere">{reason}</span>}
    </span>
  );
}

function Settings({
  connector,
  isChanged,
  onSubmit,
}: {
  connector: OwnConnector;
  isChanged: boolean;
  onSubmit: () => Promise<void>;
}) {
  const t = useTranslations('connectors');
  const [asked, setAsked] = useState<'submit' | 'delete' | null>(null);
  const canSubmit = connector.state === 'DRAFT' || connector.state === 'REJECTED';
  return (
    <div className="flex flex-wrap gap-2">
      {canSubmit ? (
        <Button icon={Send} disabled={isChanged} onClick={() => setAsked('submit')}>
          {t('submission.open')}
        </Button>
      ) : null}
      <Button variant="danger" icon={Trash2} onClick={() => setAsked('delete')}>
        {t('deletion.open')}
      </Button>
      {asked === 'submit' ? (
        <ConfirmDialog
          isOpen
          isDanger={false}
          onOpenChange={() => setAsked(null)}
          title={t('submission.title')}
          description={t('submission.text')}
          confirmLabel={t('submission.action')}
          onConfirm={onSubmit}
        />
      ) : null}
      {asked === 'delete' ? <DeleteConnectorDialog connector={connector} onClose={() => setAsked(null)} /> : null}
    </div>
  );
}
