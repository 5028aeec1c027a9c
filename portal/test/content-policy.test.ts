import { describe, expect, test } from '@jest/globals';
import { contentPolicy } from '../src/content-policy.js';

function directives(policy: string): Map<string, string[]> {
  return new Map(policy.split('; ').map((line) => [line.split(' ')[0] ?? '', line.split(' ').slice(1)]));
}

describe('the content policy', () => {
  const policy = directives(contentPolicy('abc', { isSecure: true, isDevelopment: false }));

  test('Only scripts with the nonce run: no inline scripts, no evaluated code, no hosts', () => {
    const scripts = policy.get('script-src') ?? [];
    expect(scripts).toContain("'nonce-abc'");
    for (const source of scripts) expect(source).not.toMatch(/unsafe|https?:|\*|data:/u);
  });

  test('Pages cannot be framed, rebased or made to send forms elsewhere', () => {
    expect(policy.get('frame-ancestors')).toEqual(["'none'"]);
    expect(policy.get('object-src')).toEqual(["'none'"]);
    expect(policy.get('base-uri')).toEqual(["'self'"]);
    expect(policy.get('form-action')).toEqual(["'self'"]);
    expect(policy.get('connect-src')).toEqual(["'self'"]);
    expect(policy.get('worker-src')).toEqual(["'self'"]);
  });

  test('Only the development server may evaluate code', () => {
    expect(contentPolicy('abc', { isSecure: false, isDevelopment: true })).toContain("'unsafe-eval'");
    expect(contentPolicy('abc', { isSecure: false, isDevelopment: false })).not.toContain('unsafe-eval');
  });
});
