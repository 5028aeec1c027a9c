/** What programs that mean harm send instead of a token, a code, an address or a name. */

const long = 'A'.repeat(43);

/** None of them is the mailed token, and most are made of it. */
export const hostileTokens = (token: string): string[] => [
  ...['', ' ', '\t', '\n', '0', '-1', 'null', 'undefined', 'true', '[]', '{}', '{"$gt":""}', '{"$ne":null}', 'NaN'],
  ...["' or '1'='1", "' or 1=1 --", '" or ""="', `${token}' --`, `${token}';select 1`, '%', '_'.repeat(43), '*', '.*'],
  ...[long, long.toLowerCase(), '0'.repeat(43), '-'.repeat(43), '\u0000'.repeat(43), 'A'.repeat(100_000)],
  ...[token.slice(1), token.slice(0, -1), `${token}A`, `A${token}`, `${token}${token}`, swapped(token)],
  ...[token.toUpperCase(), token.toLowerCase(), [...token].toReversed().join('')],
  ...[` ${token}`, `${token} `, `${token}\n`, `${token}\r\nX-Evil: 1`, `${token}\u0000`, `\uFEFF${token}`],
  ...[
    `${token}\u200B`,
    `\u202E${token}`,
    `${token}=`,
    `${token}==`,
    `${token}.`,
    `${token}/`,
    `${token}#`,
    `#${token}`,
  ],
  ...[
    `../${token}`,
    `/invitation/${token}`,
    `https://tertulia.test/invitation/${token}`,
    `${token}?x=1`,
    `${token}&x=1`,
  ],
  ...[encodeURIComponent(`${token}%`), Buffer.from(token).toString('base64'), Buffer.from(token).toString('hex')],
  ...[`Bearer ${token}`, `<b>${token}</b>`, `\${${token}}`, `{{${token}}}`, '\uD83D', '١٢٣٤٥٦', '０１２３４５'],
];

/** The token with another letter in its middle. */
function swapped(token: string): string {
  const middle = Math.floor(token.length / 2);
  return `${token.slice(0, middle)}${token[middle] === 'x' ? 'y' : 'x'}${token.slice(middle + 1)}`;
}

/** None of them is a code of six digits, so that none is compared. */
export const hostileCodes = (code: string): string[] =>
  hostileTokens(code).filter((text) => !/^\d{6}$/.test(text.replaceAll(/[\s-]/g, '')));

/** Addresses with which more people, or somebody else, could be reached. */
export const hostileAddresses: readonly string[] = [
  ...[
    '',
    ' ',
    '@',
    'ana',
    'ana@',
    '@tertulia.test',
    'ana@@tertulia.test',
    'ana@tertulia',
    'ana@.test',
    'ana@localhost',
  ],
  ...[
    'ana@tertulia..test',
    'ana@tertulia.test.',
    'ana@-tertulia.test',
    'ana@tertulia-.test',
    'ana@tertulia.t',
    'ana@1.2',
  ],
  ...['.ana@tertulia.test', 'ana.@tertulia.test', 'an..a@tertulia.test', 'an a@tertulia.test', 'ana@ter tulia.test'],
  ...['ana@[127.0.0.1]', 'ana@127.0.0.1', 'ana@[::1]', 'ana@0x7f.1', 'ana@tertulia.test:25', 'ana@tertulia.test/x'],
  ...['ana@tertulia.test, eva@mal.test', 'ana@tertulia.test;eva@mal.test', 'ana@tertulia.test eva@mal.test'],
  ...['ana@tertulia.test\r\nBcc: eva@mal.test', 'ana@tertulia.test\nRCPT TO:<eva@mal.test>', 'ana@tertulia.test\rX: 1'],
  ...[
    '"ana" <ana@tertulia.test>',
    '<ana@tertulia.test>',
    'Ana <ana@tertulia.test>',
    'ana@tertulia.test>',
    'mailto:a@b.test',
  ],
  ...['"a b"@tertulia.test', '"eva@mal.test x"@tertulia.test', 'ana(x)@tertulia.test', String.raw`an\a@tertulia.test`],
  ...['@mal.test:ana@tertulia.test', 'eva%mal.test@[tertulia.test]', 'ana@tertulia.test?bcc=eva@mal.test', 'a@b.c;d'],
  ...['ana@tertulia.test\u0000', '\u0000ana@tertulia.test', 'ana\u202E@tertulia.test', 'a\u200Bna@tertulia.test'],
  ...[
    'аna@tertulia.test',
    'ana@tеrtulia.test',
    'ana@tertu\u2028lia.test',
    'ana@ter\uD83Dtulia.test',
    'ana@\uFEFFtertulia.test',
  ],
  ...[`${'a'.repeat(65)}@tertulia.test`, `ana@${'a'.repeat(64)}.test`, `ana@${'a.'.repeat(130)}test`],
  ...[`${'a'.repeat(400)}@tertulia.test`, `${'a@'.repeat(5_000)}tertulia.test`, `ana@${'a-'.repeat(50_000)}.test`],
  ...["' or '1'='1", '{"$gt":""}', '<script>@tertulia.test', 'ana@<b>tertulia</b>.test'],
];

/** Names that look like something else. They are kept as texts or refused with a code. */
export const hostileNames: readonly string[] = [
  ...[
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<b>Ana</b>',
    '</title><h1>x',
    '<!-- x -->',
    '&lt;b&gt;',
  ],
  ...['"><svg onload=alert(1)>', "'; drop table users; --", '${7*7}', '{{constructor}}', '%s%n', '=1+1', '@SUM(A1)'],
  ...['Ana\r\nBcc: eva@mal.test', 'Ana\nX-Evil: 1', 'Ana\u0000', 'Ana\u001B[31m', 'Ana\u2028x', 'Ana \u202Egnp.exe'],
  ...['\uD83D', 'Ana\u200B', '   ', '', '\u3164', 'A'.repeat(401), 'Z\u0351'.repeat(200), '=?utf-8?Q?Ana=0D=0A?='],
  ...['https://mal.test/entra', 'javascript:alert(1)', '__proto__', '../../etc/passwd', 'null'],
];

/** Names of no time zone. */
export const wrongZones: readonly string[] = [
  ...['', ' ', 'Mars/Olympus', 'America', 'America/', 'UTC+25', '+99:99', 'GMT+-1', '../../etc/passwd', 'null', '0'],
  ...[
    "UTC'; select 1 --",
    'UTC\u0000',
    'UTC\n',
    '<b>UTC</b>',
    '{"$gt":""}',
    'A'.repeat(10_000),
    '__proto__',
    'UTC UTC',
  ],
];
