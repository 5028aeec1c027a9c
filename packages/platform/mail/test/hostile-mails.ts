/** Addresses with which more, or somebody else, could be reached. */
export const hostileAddresses = [
  ...[
    'ana@correo.example\r\nBcc: eva@evil.example',
    'ana@correo.example\nRCPT TO:<eva@evil.example>',
    'ana@correo.example\0',
  ],
  ...[
    'ana@correo.example,eva@evil.example',
    'ana@correo.example;eva@evil.example',
    'ana@correo.example eva@evil.example',
  ],
  ...[
    '"eva@evil.example x"@correo.example',
    '"a b"@correo.example',
    'Ana <ana@correo.example>',
    '<ana@correo.example>',
  ],
  ...['ana@correo.example>', 'ana@correo.example> SIZE=1', '@evil.example:ana@correo.example', 'ana@@correo.example'],
  ...['ana', '', '@correo.example', 'ana@', 'ana@localhost', 'ana@[127.0.0.1]', 'ana@127.0.0.1', 'ana@correo..example'],
  ...[
    '.ana@correo.example',
    'ana.@correo.example',
    'a..b@correo.example',
    'ana(comment)@correo.example',
    String.raw`an\a@correo.example`,
  ],
  ...['ana@correo.example\u202E', 'a\u200Bna@correo.example', 'аna@correo.example', 'ana@соrreo.example'],
  ...[
    `${'a'.repeat(65)}@correo.example`,
    `ana@${'a'.repeat(64)}.example`,
    `ana@${'a.'.repeat(130)}example`,
    'ana@corr\uD83Deo.example',
  ],
];

/** Names and subjects that leave their header, or look like something else. */
export const hostileLines = [
  ...[
    'Ana\r\nBcc: eva@evil.example',
    'Ana\nX-Evil: 1',
    'Ana\r',
    'Ana\0',
    'Ana\u001B[31m',
    'Ana\u0085Bcc: eva@evil.example',
    'Ana\u007F',
  ],
  ...[
    'Ana\u2028Bcc: eva@evil.example',
    'Ana\u2029',
    'Ana \u202Egnp.exe',
    'Ana\u2066',
    'Ana\u200F',
    'Ana \uD83D',
    '\uDE00 Ana',
    'A'.repeat(401),
    '=?utf-8?Q?Ana=0D=0ABcc:_eva=40evil.example?=',
    'Ana =?UTF-8?b?4oCu?=',
  ],
];

/** Names that are odd and yet allowed: they arrive as they are. */
export const oddNames = [
  ...[
    'Ana, Eva',
    'Ana <eva@evil.example>',
    'Ana; Eva: x;',
    '"Ana"',
    String.raw`Ana \" Eva`,
    'eva@evil.example',
    'Ana (jefa)',
  ],
  ...['José Ñandú', '李雷', '👩‍🚀 Ana', '<b>Ana</b>', "O'Neill & Söhne", '${7*7} {{name}}', 'A'.repeat(400)],
];
