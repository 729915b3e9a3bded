/** Where this server may be sent to by what somebody types: every way of writing an address that is not public is refused. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createAddressFilter, parseNetwork } from '../../server/kernel/networks.ts';
import { createPostWebhook } from '../../server/quizzes/control/post-webhook.ts';

const nobody = createAddressFilter([]);

describe('an address', () => {
  it.each([
    ...['127.0.0.1', '127.1.2.3', '0.0.0.0', '0.1.2.3', '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1'],
    ...['169.254.169.254', '100.64.0.1', '100.127.255.255', '192.0.0.8', '192.0.2.1', '198.51.100.1', '203.0.113.1'],
    ...['198.18.0.1', '224.0.0.1', '239.1.1.1', '240.0.0.1', '255.255.255.255', '::', '::1', '::ffff:127.0.0.1'],
    ...['::ffff:10.0.0.1', '::ffff:a9fe:a9fe', '::127.0.0.1', '64:ff9b::7f00:1', '64:ff9b:1::1', '2002:7f00:1::1'],
    ...['2001::1', '2001:db8::1', 'fc00::1', 'fd12:3456::1', 'fe80::1', 'fe80::1%eth0', 'fec0::1', 'ff02::1', '100::1'],
    ...['3fff::1', '5f00::1', '4000::1', 'localhost', ''],
  ])('that is not public is refused: %s', (address) => {
    expect(nobody.mayUse(address)).toBe(false);
  });

  it.each(['1.1.1.1', '93.184.216.34', '2606:4700:4700::1111', '2a00:1450:4001::1', '::ffff:1.1.1.1'])(
    'that is public may be used: %s',
    (address) => {
      expect(nobody.mayUse(address)).toBe(true);
    },
  );

  it('of a listed network may be used, and no other', () => {
    const { mayUse } = createAddressFilter(['10.20.0.0/16', '127.0.0.1', 'fd00::/8'].map(parseNetwork));
    expect(['10.20.1.2', '127.0.0.1', '::ffff:127.0.0.1', 'fd00::5'].filter(mayUse)).toHaveLength(4);
    expect(['10.21.0.1', '127.0.0.2', 'fe80::1', '::1'].filter(mayUse)).toEqual([]);
  });

  it.each(['10.0.0.0/33', 'ten', '10.0.0', '::1/129', '10.0.0.0/'])('is no network: %s', (text) => {
    expect(() => parseNetwork(text)).toThrow();
  });
});

describe('a message', () => {
  let connections = 0;
  const server = createServer((_request, response) => response.end('ok')).on('connection', () => {
    connections += 1;
  });
  let port = 0;
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '::', resolve));
    ({ port } = server.address() as AddressInfo);
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  it('makes no connection to this machine, however its address is written, and nothing tells what is there', async () => {
    const hosts = ['127.0.0.1', 'localhost', 'LOCALHOST', '[::1]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]'];
    const numbers = ['2130706433', '0x7f.1', '0x7f000001', '0', '127.1', '017700000001', '127.0.0.1.', '[::]'];
    const post = createPostWebhook([]);
    for (const host of [...hosts, ...numbers])
      for (const there of [port, 9]) {
        const failed = await post(`http://${host}:${there}/hook`, 'x').catch((error: Error) => error.message);
        expect({ host, failed }).toEqual({ host, failed: 'network' });
      }
    expect(connections).toBe(0);
  });

  it('goes to ports of the web and free ones only, also where a network is listed', async () => {
    const post = createPostWebhook([parseNetwork('127.0.0.0/8')]);
    for (const there of [22, 25, 139, 1_023])
      await expect(post(`http://127.0.0.1:${there}/`, 'x')).rejects.toThrow('network');
    await post(`http://127.0.0.1:${port}/hook`, 'x');
    expect(connections).toBe(1);
  });

  it('tells the same of a closed port and of a server that speaks something else', async () => {
    const post = createPostWebhook([parseNetwork('127.0.0.0/8')]);
    const other = createServer().on('connection', (socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'));
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = `http://127.0.0.1:${(other.address() as AddressInfo).port}/`;
    await expect(post(address, 'x')).rejects.toThrow('unreachable');
    await new Promise((resolve) => other.close(resolve));
    await expect(post(address, 'x')).rejects.toThrow('unreachable');
  });
});
