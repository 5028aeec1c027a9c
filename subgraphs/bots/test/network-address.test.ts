import type { NetworkInterfaceInfo } from 'node:os';
import { describe, expect, test } from '@jest/globals';
import { networkUrlOf } from '../src/clients/network-address.js';

function at(address: string, more: Partial<NetworkInterfaceInfo> = {}): NetworkInterfaceInfo {
  return {
    address,
    family: 'IPv4',
    internal: false,
    netmask: '',
    mac: '',
    cidr: null,
    ...more,
  } as NetworkInterfaceInfo;
}

const home = { lo: [at('127.0.0.1', { internal: true })], docker0: [at('172.17.0.1')], wlan0: [at('192.168.1.5')] };

describe('the machine’s network address', () => {
  test.each(['http://localhost:3000', 'http://127.0.0.1:3000', 'http://[::1]:3000'])('replaces %s', (url) => {
    expect(networkUrlOf(url, home)).toBe('http://192.168.1.5:3000');
  });

  test('is not shown if there is a public address', () => {
    expect(networkUrlOf('https://app.example.com', home)).toBeNull();
  });

  test('is null if the machine is in no network that a phone could be in', () => {
    expect(networkUrlOf('http://localhost:3000', { docker0: home.docker0, lo: home.lo })).toBeNull();
    expect(networkUrlOf('http://localhost:3000', { eth0: [at('fe80::1', { family: 'IPv6' })] })).toBeNull();
  });
});
