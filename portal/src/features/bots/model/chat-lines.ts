const date = String.raw`\d{1,4}[./-]\d{1,2}[./-]\d{2,4}`;
const time = String.raw`\d{1,2}:\d{2}(?::\d{2})?(?:\s*[ap]\.?\s?m\.?)?`;

/** `[12/11/26, 10:15:22] `, `[10:15, 12/11/2026] `, `12/11/26, 10:15 a. m. - `: as WhatsApp writes before each message. */
const stamp = new RegExp(
  String.raw`^(?:\[(?:${date},?\s+${time}|${time},?\s+${date})\]|${date},?\s+${time}\s+[-–])\s*`,
  'iu',
);
/** `Ana, [12/11/26 10:15]` or `Ana, [12 nov 2026 10:15:22]:` as Telegram writes it. */
const telegram = new RegExp(String.raw`^[^,\[\]]{1,60}, \[[^\]]{0,30}${time}\]:?\s*`, 'iu');
const sender = /^~?\s?[^:]{1,60}?:\s+/u;
/** The placeholder of an omitted picture or a deleted message. */
const omitted =
  /^<[^>]*>$|^(?:imagen|foto|video|vídeo|audio|sticker|documento|image|photo|document|GIF) (?:omitid[oa]|omitted)\.?$|^(?:Se eliminó este mensaje|Eliminaste este mensaje|This message was deleted|You deleted this message)\.?$/iu;

/** Lines of a text copied from a chat, without dates, senders, notices of the app and omitted pictures; other lines as they are. */
export function plainChatLines(text: string): string[] {
  const lines = text
    .replaceAll(/[\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu, '')
    .replaceAll(/[\u00A0\u202F]/gu, ' ')
    .split(/\r\n|\r|\n/u);
  return lines.flatMap((line) => {
    const said = saidIn(line.trim());
    return said === null || omitted.test(said)
      ? []
      : [said.replace(/\s*<(?:Se editó este mensaje|This message was edited)\.?>$/iu, '')];
  });
}

/** The text of a line; null for a notice of the app, which has a date and no sender. */
function saidIn(line: string): string | null {
  if (telegram.test(line)) return line.replace(telegram, '');
  if (!stamp.test(line)) return line;
  const rest = line.replace(stamp, '');
  return sender.test(rest) ? rest.replace(sender, '') : /^[^:]{1,60}:$/u.test(rest) ? '' : null;
}
