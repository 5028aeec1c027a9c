import { QRCodeSVG } from 'qrcode.react';
import { useTranslations } from 'use-intl';
import { phoneAddress } from '../phone-address.js';

interface PhoneCodeProps {
  chatUrl: string;
  networkChatUrl: string | null;
}

/** The chat's address as a QR code for a phone; renders nothing if no phone could reach it. */
export function PhoneCode({ chatUrl, networkChatUrl }: PhoneCodeProps) {
  const t = useTranslations('channels');
  const { url } = phoneAddress(chatUrl, networkChatUrl);
  if (url === null) return null;
  return (
    <figure className="flex flex-col items-center gap-2">
      <div className="rounded-panel border border-line bg-[#ffffff] p-3">
        <QRCodeSVG value={url} size={148} title={t('qr')} />
      </div>
      <figcaption className="text-xs text-ink-2">{t('qrHint')}</figcaption>
    </figure>
  );
}

/** Explains why the QR code has another address than the link, if the link works on this computer only. */
export function PhoneNote({ chatUrl, networkChatUrl }: PhoneCodeProps) {
  const t = useTranslations('channels');
  const { url, isLocal } = phoneAddress(chatUrl, networkChatUrl);
  if (!isLocal) return null;
  return (
    <p className="text-sm text-ink-2 wrap-anywhere">
      {t('qrLocal')} {url === null ? t('qrAlone') : t('qrNetwork', { address: new URL(url).host })}
    </p>
  );
}
