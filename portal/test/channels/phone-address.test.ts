import { describe, expect, test } from '@jest/globals';
import { phoneAddress } from '../../src/features/channels/phone-address.js';

describe('the chat address for a phone', () => {
  test('A public address is used unchanged', () => {
    const url = 'https://chat.example.com/chat/a';
    expect(phoneAddress(url, null)).toEqual({ url, isLocal: false });
  });

  test.each(['http://localhost:3000/chat/a', 'http://127.0.0.1:3000/chat/a', 'http://[::1]:3000/chat/a'])(
    'For %s the network address is used, and none without a network',
    (local) => {
      const network = 'http://192.168.1.5:3000/chat/a';
      expect(phoneAddress(local, network)).toEqual({ url: network, isLocal: true });
      expect(phoneAddress(local, null)).toEqual({ url: null, isLocal: true });
    },
  );
});
