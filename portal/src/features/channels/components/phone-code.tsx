import { QRCodeSVG } from 'qrcode.react';
import { useTranslations } from 'use-intl';
import { phoneAddress } from '../phone-address.js';

/** The chat's address as a code for a telephone, where a telephone can reach it; where it cannot, why. */
export function PhoneCode({ chatUrl, networkChatUrl }: { chatUrl: string; networkChatUrl: string | null }) {
  const t = useTranslations('channels');
  const { url, isLocal } = phoneAddress(chatUrl, networkChatUrl);
  return (
    <figure className="flex flex-col items-center gap-2 sm:max-w-[220px]">
      {url !== null && (
        <div className="rounded-panel border border-line bg-[#ffffff] p-3">
          <QRCodeSVG value={url} size={148} title={t('qr')} />
        </div>
      )}
      <figcaption className="flex flex-col gap-2 text-xs text-ink-2 wrap-anywhere">
        {url !== null && <span className="text-center">{t('qrHint')}</span>}
        {isLocal && <span>{t('qrLocal')}</span>}
        {isLocal && <span>{url === null ? t('qrAlone') : t('qrNetwork', { address: new URL(url).host })}</span>}
      </figcaption>
    </figure>
  );
}
