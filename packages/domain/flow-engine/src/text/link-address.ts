const mark = /\uE000(\d+)\uE001/g;
const bareAddress = /(?:https?:\/\/|www\.)[^\s<>"]*/gi;
const neverInAddress = /[\s\p{Cc}\p{Cs}"<>\\^`{|}]/gu;
const loneSurrogate = /\p{Cs}/gu;

/**
 * A link's address with the values in place of their placeholders. A value at the start may be a whole address; any other value is
 * percent-encoded, so that it can neither end the link nor add parameters.
 */
export function filledAddress(address: string, values: readonly string[]): string {
  return address.replaceAll(mark, (_: string, index: string, at: number) => {
    const value = (values[Number(index)] ?? '').trim().replaceAll(loneSurrogate, '');
    if (at === 0) return value.replaceAll(neverInAddress, encodeURIComponent);
    return encodedFor(address.slice(0, at), value);
  });
}

/** Like `filledAddress`, for the web addresses inside a text; the rest of the text is not encoded. */
export function withFilledAddresses(text: string, values: readonly string[]): string {
  return text.includes('\uE000') ? text.replaceAll(bareAddress, (found) => filledAddress(found, values)) : text;
}

/** Addresses of WhatsApp that end in a phone number, which must be digits only. */
const whatsAppNumber = /^https:\/\/(?:wa\.me\/|api\.whatsapp\.com\/send\/?\?phone=)$/i;

function encodedFor(before: string, value: string): string {
  if (/^tel:/i.test(before)) return value.replaceAll(/[^\d+*#]/g, '').replaceAll('#', '%23');
  if (whatsAppNumber.test(before)) return value.replaceAll(/\D/g, '');
  const encoded = encodeURIComponent(value);
  return /^mailto:[^?]*$/i.test(before) ? encoded.replaceAll('%40', '@') : encoded;
}
