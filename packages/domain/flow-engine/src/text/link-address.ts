const mark = /\uE000(\d+)\uE001/g;
const bareAddress = /(?:https?:\/\/|www\.)[^\s<>"]*/gi;
const neverInAddress = /[\s\p{Cc}\p{Cs}"<>\\^`{|}]/gu;
const loneSurrogate = /\p{Cs}/gu;

/**
 * A link's address with its values in place of the marks. A value that begins the address may be an address itself; any other is
 * a part of it and is percent-encoded, so that it neither ends the link nor adds parameters.
 */
export function filledAddress(address: string, values: readonly string[]): string {
  return address.replaceAll(mark, (_: string, index: string, at: number) => {
    const value = (values[Number(index)] ?? '').trim().replaceAll(loneSurrogate, '');
    if (at === 0) return value.replaceAll(neverInAddress, encodeURIComponent);
    return encodedFor(address.slice(0, at), value);
  });
}

/** The same for web addresses that stand in a text; the rest of it is left as it is. */
export function withFilledAddresses(text: string, values: readonly string[]): string {
  return text.includes('\uE000') ? text.replaceAll(bareAddress, (found) => filledAddress(found, values)) : text;
}

/** Where WhatsApp takes a number: digits only. */
const whatsAppNumber = /^https:\/\/(?:wa\.me\/|api\.whatsapp\.com\/send\/?\?phone=)$/i;

function encodedFor(before: string, value: string): string {
  if (/^tel:/i.test(before)) return value.replaceAll(/[^\d+*#]/g, '').replaceAll('#', '%23');
  if (whatsAppNumber.test(before)) return value.replaceAll(/\D/g, '');
  const encoded = encodeURIComponent(value);
  return /^mailto:[^?]*$/i.test(before) ? encoded.replaceAll('%40', '@') : encoded;
}
