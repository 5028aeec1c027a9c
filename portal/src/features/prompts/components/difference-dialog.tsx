'use client';
import { useTranslations } from 'use-intl';
import { Dialog } from '../../../ui/index.js';
import { sideBySide } from '../model/difference.js';
import { promptParts, type PromptPart } from '../model/prompt-text.js';

type Parts = Readonly<Record<PromptPart, string>>;

/** Compares two states of a prompt part by part, line by line. */
export function DifferenceDialog({
  before,
  after,
  number,
  onClose,
}: {
  before: Parts;
  after: Parts;
  number: number;
  onClose: () => void;
}) {
  const t = useTranslations('prompts');
  const changed = promptParts.filter((part) => before[part] !== after[part]);
  return (
    <Dialog isOpen onOpenChange={onClose} width="xl" title={t('differenceTitle', { number })}>
      {changed.length === 0 ? <p className="text-ink-2">{t('noDifference')}</p> : null}
      {changed.map((part) => (
        <section key={part} className="mb-5">
          <h3 className="mb-1 text-sm font-semibold">{t(`${part}.label`)}</h3>
          <table className="w-full table-fixed border-collapse text-[13px]">
            <thead>
              <tr className="text-left text-xs text-ink-2">
                <th scope="col" className="w-1/2 py-1 font-semibold">
                  {t('versionNumber', { number })}
                </th>
                <th scope="col" className="w-1/2 py-1 pl-3 font-semibold">
                  {t('now')}
                </th>
              </tr>
            </thead>
            <tbody>
              {sideBySide(before[part], after[part]).map((row, index) => (
                <tr key={String(index)} className="align-top">
                  <Line text={row.before} mark={row.isSame ? null : 'removed'} />
                  <Line text={row.after} mark={row.isSame ? null : 'added'} />
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
    </Dialog>
  );
}

function Line({ text, mark }: { text: string | null; mark: 'added' | 'removed' | null }) {
  const t = useTranslations('prompts');
  if (text === null) return <td className="bg-sunken" />;
  const look = mark === null ? '' : mark === 'added' ? 'bg-ok-soft' : 'bg-bad-soft';
  return (
    <td className={`px-2 py-0.5 wrap-anywhere whitespace-pre-wrap ${look}`}>
      {mark === null ? null : (
        <>
          <span aria-hidden className="mr-2 font-bold">
            {mark === 'added' ? '+' : '−'}
          </span>
          <span className="sr-only">{t(mark === 'added' ? 'added' : 'gone')}</span>
        </>
      )}
      {text}
    </td>
  );
}
