'use client';
import { useMutation, useQuery } from '@apollo/client/react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { failureOf } from '../../../apollo/index.js';
import {
  ExportSizeDocument,
  StartExportDocument,
  type ExportFormat,
  type ExportKind,
  type StartExportInput,
} from '../../../gql/graphql.js';
import { useFormats } from '../../../i18n/index.js';
import { cn, Dialog, DialogButtons, Link, RadioTiles } from '../../../ui/index.js';
import { usePermission } from '../../identity/index.js';
import { inputOf, kindsOf, type Exportable } from '../model/exportable.js';

const formats: readonly ExportFormat[] = ['EXCEL', 'CSV'];

/** What to export, in which format, and how many rows that is. */
export function ExportDialog({ offered, onClose }: { offered: Exportable; onClose: () => void }) {
  const t = useTranslations('exports');
  const kinds = kindsOf(offered, usePermission('conversations.read'));
  const [kind, setKind] = useState(kinds[0] ?? 'CONVERSATIONS');
  const [format, setFormat] = useState<ExportFormat>('EXCEL');
  const input = inputOf(offered, kind, format);
  const start = useStart(input);
  const size = useQuery(ExportSizeDocument, { variables: { input }, fetchPolicy: 'network-only' });
  const { rows = null, rowsMax = null } = size.data?.exportSize ?? {};
  const canStart = rows !== null && rowsMax !== null && rows > 0 && rows <= rowsMax;
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title={t('dialog.title')}
      description={t(`dialog.${offered.of}`)}
      footer={
        <>
          <Link href="/exports" className="mr-auto self-center text-accent underline underline-offset-2">
            {t('dialog.all')}
          </Link>
          <DialogButtons
            action={t('dialog.start')}
            isBusy={start.isBusy}
            isDisabled={!canStart}
            onAct={start.press}
            onCancel={onClose}
          />
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <Choices kinds={kinds} kind={kind} onKind={setKind} format={format} onFormat={setFormat} />
        <SizeLine rows={rows} rowsMax={rowsMax} failure={size.error} />
        {start.problem === null ? null : (
          <p role="alert" className="rounded-control bg-bad-soft px-3 py-2 text-bad">
            {start.problem}
          </p>
        )}
      </div>
    </Dialog>
  );
}

/** What, where there is a choice, and in which format. */
function Choices({
  kinds,
  kind,
  onKind,
  format,
  onFormat,
}: {
  kinds: readonly ExportKind[];
  kind: ExportKind;
  onKind: (kind: ExportKind) => void;
  format: ExportFormat;
  onFormat: (format: ExportFormat) => void;
}) {
  const t = useTranslations('exports');
  return (
    <>
      {kinds.length < 2 ? null : (
        <RadioTiles
          label={t('dialog.what')}
          value={kind}
          onValueChange={onKind}
          tiles={kinds.map((value) => ({ value, label: t(`kinds.${value}`), hint: t(`kindHints.${value}`) }))}
          className={cn('gap-2 [&>button]:p-3', kinds.length === 2 ? 'sm:grid-cols-2' : 'sm:grid-cols-3')}
        />
      )}
      <RadioTiles
        label={t('dialog.format')}
        value={format}
        onValueChange={onFormat}
        tiles={formats.map((value) => ({ value, label: t(`formats.${value}`), hint: t(`formatHints.${value}`) }))}
        className="gap-2 sm:grid-cols-2 [&>button]:p-3"
      />
    </>
  );
}

/** How many rows there are, and how many there may be. */
function SizeLine({ rows, rowsMax, failure }: { rows: number | null; rowsMax: number | null; failure: unknown }) {
  const t = useTranslations('exports.dialog');
  const { number } = useFormats();
  if (rows === null || rowsMax === null) {
    const text = failure === undefined ? t('counting') : (failureOf(failure).message ?? t('notCounted'));
    return (
      <p role="status" className="text-ink-2">
        {text}
      </p>
    );
  }
  const isTooMany = rows > rowsMax;
  return (
    <p role="status" className={isTooMany ? 'rounded-control bg-warn-soft px-3 py-2 text-pretty' : 'text-ink-2'}>
      {rows === 0 ? t('none') : t(isTooMany ? 'tooMany' : 'size', { rows: number(rows), max: number(rowsMax) })}
    </p>
  );
}

/** Starts the export and shows the list, where it goes on. */
function useStart(input: StartExportInput) {
  const t = useTranslations('exports.dialog');
  const router = useRouter();
  const [problem, setProblem] = useState<string | null>(null);
  const [start, { loading: isBusy }] = useMutation(StartExportDocument);
  const send = async (): Promise<void> => {
    try {
      const { data } = await start({ variables: { input } });
      const refusal = data?.startExport.userErrors[0]?.message ?? null;
      setProblem(refusal);
      if (refusal === null) router.push('/exports');
    } catch (error) {
      setProblem(failureOf(error).message ?? t('failed'));
    }
  };
  return { problem, isBusy, press: () => void send() };
}
