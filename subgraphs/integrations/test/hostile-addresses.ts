import { hostileHosts } from '../../../packages/platform/egress/test/hostile-hosts.js';

/** Addresses that lead inside, nowhere, or that two readers could understand differently. */
export const hostileUrls = [
  ...hostileHosts.flatMap((host) => [`http://${host}/`, `https://${host}/latest/meta-data/`]),
  ...[
    'http://localhost/',
    'http://metadata/',
    'http://metadata.google.internal./',
    'http://example.com./',
    'http://../',
  ],
  ...[
    'http://user@example.com/',
    'http://user:secret@example.com/',
    'http://example.com:22/',
    'https://example.com:6379/',
  ],
  ...['ftp://example.com/', 'file:///etc/passwd', 'gopher://example.com/', 'data:text/plain,x', 'javascript:alert(1)'],
  ...['//example.com/', 'example.com', '', 'http://', 'http://[::1', 'http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/', 'http://①②⑦.⓪.⓪.①/'],
  ...['http://127.0.0.1%2f@example.com/', 'http:\\\\127.0.0.1\\', 'http://0x7f.0.0.0x1/', 'http://[::ffff:a9fe:a9fe]/'],
];
/** Words that would say something about the network behind us. */
export const networkDetail = /127\.0\.0\.1|169\.254|ECONN|ENOTFOUND|EAI_AGAIN|ADDRESS|getaddrinfo|private|loopback/i;
